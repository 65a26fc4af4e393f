import type { Argv } from "@/lib/host/host";

/** sshd starts itself anew for each connection, and so has to be named by its whole path. */
export const SSHD = "/usr/sbin/sshd";

const SCRIPT = `set -e
mount --bind "$1" /run
shift
exec "$@"`;

/**
 * A program that sees the folder `run` as /run: sshd wants an empty /run/sshd of root's. The machine may have none, and its
 * own is none of ours.
 */
export function inOwnRun(argv: Argv, run: string): Argv {
  return ["unshare", "--mount", "--propagation", "private", "--", "sh", "-c", SCRIPT, "sh", run, ...argv];
}
