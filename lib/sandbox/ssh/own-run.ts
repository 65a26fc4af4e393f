import type { Argv } from "@/lib/host/host";

/** sshd starts itself anew for each connection, and so has to be named by its whole path. */
export const SSHD = "/usr/sbin/sshd";

const IN_OWN_RUN = `set -e
mount --bind "$1" /run
shift
exec "$@"`;

/** In the foreground sshd logs to standard error without the time, which is put before each line here. */
const LOGGED = `log=$1
shift
setsid sh -c '"$@" 2>&1 | while IFS= read -r line; do printf "%s %s\\n" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$line"; done' sh "$@" \\
  </dev/null >>"$log" 2>&1 &`;

/**
 * A program that sees the folder `run` as /run: sshd wants an empty /run/sshd of root's. The machine may have none, and its
 * own is none of ours.
 */
export function inOwnRun(argv: Argv, run: string): Argv {
  return ["unshare", "--mount", "--propagation", "private", "--", "sh", "-c", IN_OWN_RUN, "sh", run, ...argv];
}

/** A program that runs on in the background, what it says kept in a file, with the time. Returns at once. */
export function logged(argv: Argv, logFile: string): Argv {
  return ["sh", "-c", LOGGED, "sh", logFile, ...argv];
}
