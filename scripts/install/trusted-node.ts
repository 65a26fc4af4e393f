import { copyFile, lstat, rename } from "node:fs/promises";
import { trustedTarget } from "@/lib/host/not-root/trusted-target";
import { PROGRAM_FOLDER } from "@/lib/host/privileges/system-places";

const OWN_COPY = `${PROGRAM_FOLDER}/node`;

/**
 * The Node that root runs the file program with: this one, where nobody but root can change it (Debian's, or a vendor's package);
 * else a copy of it that is root's. One in somebody's home would be that person's way to root.
 */
export async function trustedNode(): Promise<{ readonly path: string; readonly copyOf: string | null }> {
  const target = await trustedTarget(process.execPath);
  if (target.ok) {
    const { uid, mode } = await lstat(target.value);
    if (uid === 0 && (mode & 0o022) === 0) return { path: target.value, copyOf: null };
  }
  return { path: OWN_COPY, copyOf: process.execPath };
}

export async function copyNode(from: string): Promise<void> {
  await copyFile(from, `${OWN_COPY}.new~`);
  await rename(`${OWN_COPY}.new~`, OWN_COPY);
}
