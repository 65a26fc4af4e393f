import { chmod, lstat, mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";

const LOOK_MS = 2_000;

/** Tells the folder from one that later stands in its place: device and number. */
export type FolderIdentity = string;

/** Makes the folder where it is missing, for its owner alone, but not the data folder around it. */
export async function claimFolder(
  folder: string,
): Promise<Result<FolderIdentity, Failure<"not-ours" | "no-folder">>> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (isCode(error, "ENOENT")) {
      const message = `There is no folder ${path.dirname(folder)}, so this host's tunnels cannot be kept there.`;
      return fail({ code: "no-folder", message });
    }
    if (!isCode(error, "EEXIST")) throw error;
  }
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    const message = `${folder} belongs to another account, so this host's tunnels cannot be kept there. Remove it, or choose another --data-dir.`;
    return fail({ code: "not-ours", message });
  }
  await chmod(folder, 0o700);
  return ok(identityOf(found));
}

/** Settles when the folder is no longer there. */
export async function folderGone(folder: string, known: FolderIdentity): Promise<void> {
  while (await isThere(folder, known)) await pause(LOOK_MS, undefined, { ref: false });
}

async function isThere(folder: string, known: FolderIdentity): Promise<boolean> {
  try {
    return identityOf(await lstat(folder)) === known;
  } catch (error) {
    // A disk that does not answer now is no folder that was removed.
    return !isCode(error, "ENOENT") && !isCode(error, "ENOTDIR");
  }
}

function identityOf({ dev, ino }: { readonly dev: number; readonly ino: number }): FolderIdentity {
  return `${String(dev)}:${String(ino)}`;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
