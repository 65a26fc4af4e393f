import * as z from "zod";
import type { Severity } from "@/lib/shared/finding";
import { GUIDE_MOUNT_PORT, SSH_PORT } from "./known-ports";

const WHOLE = "A whole number from 1 to 65535 is expected.";

/** As somebody types it. */
export const MountPort = z.coerce.number(WHOLE).int(WHOLE).min(1, WHOLE).max(65_535, WHOLE);

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
  const name = String(port);
  if (port === around.nfsPort) {
    return [
      error(
        `${name} is the port of NFS itself; mountd needs another. The guide takes ${String(GUIDE_MOUNT_PORT)}.`,
      ),
    ];
  }
  if (port === SSH_PORT) {
    return [error("22 is the port of SSH, through which the tunnels come. Choose another.")];
  }
  const taken = around.listeners.find((each) => each.port === port && port !== around.mountPort);
  if (taken) {
    const whom = taken.program ?? "Another program";
    const over = taken.protocol.toUpperCase();
    return [error(`${whom} listens on port ${name} (${over}) now, so mountd could not. Choose another.`)];
  }
  if (port < around.lowest) {
    const lowest = String(around.lowest);
    return [
      error(`The box takes no port below ${lowest}: those are the machine's own. Choose a higher one.`),
    ];
  }
  if (port < 1024) {
    const message = `Ports below 1024 are reserved, and other programs of NFS take theirs there at random when they start: ${name} may be taken when mountd wants it. 1024 to 32767 is safer.`;
    return [{ severity: "warning", message }];
  }
  const { ephemeral } = around;
  if (ephemeral && port >= ephemeral.from && port <= ephemeral.to) {
    const message = `This system takes the ports of outgoing connections from ${String(ephemeral.from)} to ${String(ephemeral.to)}: one of them may sit on ${name} when mountd starts. Choose one below, as the guide does with ${String(GUIDE_MOUNT_PORT)}.`;
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
