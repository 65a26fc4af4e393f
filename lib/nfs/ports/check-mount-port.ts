import * as z from "zod";
import type { Severity } from "@/lib/shared/finding";
import { t } from "@/lib/words/t";
import { GUIDE_MOUNT_PORT, SSH_PORT } from "./known-ports";

const whole = { error: () => t("A whole number from 1 to 65535 is expected.") };

/** As somebody types it. */
export const MountPort = z.coerce.number(whole).int(whole).min(1, whole).max(65_535, whole);

/** A port that a program listens on now. */
export interface Listener {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  /** The program, where that is known. */
  readonly program: string | null;
}

/** What a pinned port may collide with on an appliance. */
export interface PortSurroundings {
  readonly listeners: readonly Listener[];
  readonly nfsPort: number | null;
  /** Where mountd is now: it may stay there. */
  readonly mountPort: number | null;
  /** Where the system takes the ports of outgoing connections from. */
  readonly ephemeral: { readonly from: number; readonly to: number } | null;
  /** The lowest port that may be pinned here: the box has none below 1024. */
  readonly lowest: number;
}

/** `error`: mountd could not have the port; `warning`: it may not get it at every start. */
export interface PortFinding {
  readonly severity: Severity;
  readonly message: string;
}

/** What speaks against pinning mountd to a port; the gravest alone. */
export function checkMountPort(port: number, around: PortSurroundings): readonly PortFinding[] {
  if (port === around.nfsPort) {
    const values = { port, guide: GUIDE_MOUNT_PORT };
    return [
      error(t("{port} is the port of NFS itself; mountd needs another. The guide takes {guide}.", values)),
    ];
  }
  if (port === SSH_PORT) {
    return [error(t("22 is the port of SSH, through which the tunnels come. Choose another."))];
  }
  const taken = around.listeners.find((each) => each.port === port && port !== around.mountPort);
  if (taken) {
    const values = { port, over: taken.protocol.toUpperCase() };
    const message =
      taken.program === null
        ? t(
            "Another program listens on port {port} ({over}) now, so mountd could not. Choose another.",
            values,
          )
        : t("{program} listens on port {port} ({over}) now, so mountd could not. Choose another.", {
            ...values,
            program: taken.program,
          });
    return [error(message)];
  }
  if (port < around.lowest) {
    const { lowest } = around;
    return [
      error(
        t("The box takes no port below {lowest}: those are the machine's own. Choose a higher one.", {
          lowest,
        }),
      ),
    ];
  }
  if (port < 1024) {
    const message = t(
      "Ports below 1024 are reserved, and other programs of NFS take theirs there at random when they start: {port} may be taken when mountd wants it. 1024 to 32767 is safer.",
      { port },
    );
    return [{ severity: "warning", message }];
  }
  const { ephemeral } = around;
  if (ephemeral && port >= ephemeral.from && port <= ephemeral.to) {
    const { from, to } = ephemeral;
    const message = t(
      "This system takes the ports of outgoing connections from {from} to {to}: one of them may sit on {port} when mountd starts. Choose one below, as the guide does with {guide}.",
      { from, to, port, guide: GUIDE_MOUNT_PORT },
    );
    return [{ severity: "warning", message }];
  }
  return [];
}

function error(message: string): PortFinding {
  return { severity: "error", message };
}

/** What `ss -H -l -t -u -n -p` prints; each port and protocol once. */
export function readListeners(printed: string): readonly Listener[] {
  const found = new Map<string, Listener>();
  for (const line of printed.split("\n")) {
    const [protocol, , , , local = ""] = line.trim().split(/\s+/);
    const port = Number(/:(\d+)$/.exec(local)?.[1]);
    if ((protocol !== "tcp" && protocol !== "udp") || !(port > 0)) continue;
    const key = `${protocol} ${String(port)}`;
    const program = /users:\(\("([^"]+)"/.exec(line)?.[1] ?? found.get(key)?.program ?? null;
    found.set(key, { port, protocol, program });
  }
  return [...found.values()];
}
