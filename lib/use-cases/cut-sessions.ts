import { setTimeout as sleep } from "node:timers/promises";
import type { Argv, Host } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { fail, ok, type Result } from "@/lib/shared/result";
import { readConnectionsNow } from "@/lib/use-cases/read-connections";
import { t } from "@/lib/words/t";

/**
 * `tree-connect` ends a client's connection to one share: its other shares go on. `connection` ends the client's whole
 * connection, with all shares and users on it.
 *
 * Measured with smbd and smbclient 4.17.12: `smbcontrol PID close-share NAME` cuts that share in that client's smbd alone,
 * for all users of that connection; the client is told NT_STATUS_NETWORK_NAME_DELETED, stays signed in, and may connect to
 * the share again at once, by the rules of the file as it is now. `smbcontrol PID shutdown` ends that smbd: the client
 * sees its connection break, negotiates and signs in anew. `smbcontrol smbd close-share NAME` and `kill-client-ip` would
 * cut others as well. A client that negotiated while encryption was off is refused at a share that demands it until its
 * connection is ended. smbcontrol ends with status 1 for a process that has gone.
 */
export type Cut = "tree-connect" | "connection";

/** How many smbcontrol run beside each other. */
const AT_ONCE = 8;
const PATIENCE_MS = 5_000;
const PAUSE_MS = 150;

export interface Cutting {
  /** Those that were cut and are gone. */
  readonly closed: readonly ShareConnection[];
  readonly left: readonly ShareConnection[];
  /** smbcontrol's words where it failed. */
  readonly detail: string;
}

/** Cuts connections, each in the way `cutOf` says, and waits until they are gone, for 5 seconds at most. */
export async function cutSessions<T extends ShareConnection>(
  host: Host,
  sessions: readonly T[],
  cutOf: (session: T) => Cut,
): Promise<Result<Cutting>> {
  const commands = new Map<string, Argv>();
  for (const session of sessions) {
    const argv = command(session, cutOf(session));
    if (argv !== null) commands.set(JSON.stringify(argv), argv);
  }
  const refused: string[] = [];
  const waiting = [...commands.values()];
  const worker = async () => {
    for (let argv = waiting.shift(); argv !== undefined; argv = waiting.shift()) {
      const outcome = await host.run(argv);
      if (outcome.kind !== "exited" || outcome.code !== 0) refused.push(describeOutcome(outcome));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return untilGone(host, sessions, refused.join("\n"));
}

async function untilGone(
  host: Host,
  sessions: readonly ShareConnection[],
  detail: string,
): Promise<Result<Cutting>> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = await readConnectionsNow(host);
    if (!now.ok) return now;
    const open = new Set(now.value.map(({ id }) => id));
    const left = sessions.filter(({ id }) => open.has(id));
    if (left.length === 0 || Date.now() > until) {
      return ok({ closed: sessions.filter(({ id }) => !open.has(id)), left, detail });
    }
    await sleep(PAUSE_MS);
  }
}

/** `--` before all of it: a share's name may begin with a hyphen. For smbcontrol `*` means every share. */
function command({ process, share }: ShareConnection, cut: Cut): Argv | null {
  if (process === null) return null;
  if (cut === "connection" || share === "*") return ["smbcontrol", "--", process, "shutdown"];
  return ["smbcontrol", "--", process, "close-share", share];
}

/** Why something that was cut is still there. */
export function stillOpen(cutting: Cutting): Result<never> {
  const unknown = cutting.left.some(({ process }) => process === null);
  return fail({
    code: "still-open",
    message: unknown
      ? t(
          "smbstatus does not say which smbd process serves the client, so it cannot be closed alone. Restart Samba to end all sessions.",
        )
      : t(
          "Samba was told to close it, and it is still open: a request of the client may be running. Try again, or end its whole connection.",
        ),
    ...(cutting.detail === "" ? {} : { detail: cutting.detail }),
  });
}
