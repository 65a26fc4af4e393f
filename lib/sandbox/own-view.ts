import { stat } from "node:fs/promises";
import path from "node:path";
import type { Argv, Host } from "@/lib/host/host";

/**
 * The topmost folder on the way to `dir` that other accounts may not pass through (a home folder, mostly); null where the
 * way is free. smbd serves files as the demo users, who are such other accounts.
 */
export async function closedFolderAbove(dir: string): Promise<string | null> {
  const parent = path.dirname(dir);
  if (parent === dir) return null;
  const above = await closedFolderAbove(parent);
  if (above !== null) return above;
  return ((await stat(parent)).mode & 0o001) === 0 ? parent : null;
}

/** Whether this account may give a program mounts of its own. */
export async function canMountPrivately(host: Host): Promise<boolean> {
  const tried = await host.run(["unshare", "--mount", "--propagation", "private", "--", "true"]);
  return tried.kind === "exited" && tried.code === 0;
}

/**
 * Covers the closed folder with an empty, open one and puts the box back at its path, seen by this program and its children
 * alone: nothing's mode is changed, nothing outlives them, and the rest of the closed folder is out of smbd's sight. The
 * box's folder is held as the working directory meanwhile, which is why mount must not canonicalise the dot.
 */
const SCRIPT = `set -e
cd "$1"
mount -t tmpfs -o mode=0755,size=64k,nosuid,nodev none "$2"
mkdir -p "$1"
mount --no-canonicalize --rbind . "$1"
cd /
shift 2
exec "$@"`;

export function inOwnView(argv: Argv, dir: string, closedFolder: string): Argv {
  const mounts = ["--mount", "--propagation", "private", "--", "sh", "-c", SCRIPT, "sh", dir, closedFolder];
  return ["unshare", ...mounts, ...argv];
}
