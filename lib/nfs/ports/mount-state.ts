import { t } from "@/lib/words/t";
import type { PortSetting } from "./port-settings";

/** How the port that mountd has and the one it is to have go together. */
export type MountState = "pinned" | "floating" | "elsewhere" | "silent";

export interface MountPortNow {
  readonly setting: PortSetting;
  /** Where mountd is said to be; null where nobody tells. */
  readonly port: number | null;
  /** Whether it answered there. */
  readonly answered: boolean;
}

export function mountState({ setting, port, answered }: MountPortNow): MountState {
  if (port === null || !answered) return "silent";
  if (setting.port === null) return "floating";
  return setting.port === port ? "pinned" : "elsewhere";
}

/** The state in a sentence, with what to do where something is to be done. */
export function mountStateSentence(now: MountPortNow): string {
  const { port } = now;
  const { setBy, port: pinned } = now.setting;
  const values = { port, pinned, line: setBy?.number ?? 0, file: setBy?.path ?? "" };
  switch (mountState(now)) {
    case "pinned":
      return t(
        "mountd answers at port {pinned}, by line {line} of {file}. It comes back there after every restart.",
        values,
      );
    case "floating":
      return t(
        "mountd answers at port {port} now and takes another at its next start: a tunnel that leads to {port} breaks then. Pin it.",
        values,
      );
    case "elsewhere":
      return t(
        "mountd is set to port {pinned}, by line {line} of {file}, but answers at port {port}: it has not been restarted since. Restart NFS.",
        values,
      );
    case "silent":
      return pinned === null
        ? t(
            "mountd does not answer, so NFSv3 cannot be mounted; NFSv4 needs no mountd. See whether NFS runs.",
          )
        : t(
            "mountd is set to port {pinned}, by line {line} of {file}, and does not answer there. See whether NFS runs, and restart it.",
            values,
          );
  }
}
