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
  const port = String(now.port);
  const { setBy } = now.setting;
  const by = setBy ? `, by line ${String(setBy.number)} of ${setBy.path}` : "";
  const pinned = `port ${String(now.setting.port)}${by}`;
  switch (mountState(now)) {
    case "pinned":
      return `mountd answers at ${pinned}. It comes back there after every restart.`;
    case "floating":
      return `mountd answers at port ${port} now and takes another at its next start: a tunnel that leads to ${port} breaks then. Pin it.`;
    case "elsewhere":
      return `mountd is set to ${pinned}, but answers at port ${port}: it has not been restarted since. Restart NFS.`;
    case "silent":
      return now.setting.port === null
        ? "mountd does not answer, so NFSv3 cannot be mounted; NFSv4 needs no mountd. See whether NFS runs."
        : `mountd is set to ${pinned}, and does not answer there. See whether NFS runs, and restart it.`;
  }
}
