import { constants, type Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { FilePart, FolderEntry, HostFailure } from "@/lib/host/host";
import { aboutFile, fileFailure, systemErrorCode } from "@/lib/host/host-failure";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

/** How many files are asked about at once. */
const AT_ONCE = 64;

const LONGEST_PART = 8 * 1024 * 1024;

/** `Host.listFolder` for this machine. */
export async function listLocalFolder(folder: string): Promise<Result<readonly FolderEntry[], HostFailure>> {
  try {
    const names = await readdir(folder);
    const entries: FolderEntry[] = [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const some = await Promise.all(names.slice(at, at + AT_ONCE).map((name) => entryOf(folder, name)));
      for (const entry of some) if (entry !== null) entries.push(entry);
    }
    return ok(entries);
  } catch (error) {
    return fail(fileFailure(error, folder));
  }
}

async function entryOf(folder: string, name: string): Promise<FolderEntry | null> {
  try {
    const found = await stat(path.join(folder, name));
    if (!found.isFile()) return null;
    return { name, size: found.size, modified: found.mtimeMs, identity: identityOf(found) };
  } catch (error) {
    // Gone meanwhile, a link that leads nowhere, or one that may not be followed: no file of the folder.
    if (systemErrorCode(error) === undefined) throw error;
    return null;
  }
}

/** `Host.readPart` for this machine. */
export async function readLocalPart(
  file: string,
  part: { readonly from: number; readonly max: number },
): Promise<Result<FilePart, HostFailure>> {
  const { from, max } = demandPart(part);
  try {
    // Without O_NONBLOCK a named pipe at this path would hold the panel until somebody writes into it.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const now = await handle.stat();
      if (!now.isFile()) {
        return fail(
          aboutFile("not-a-file", msg("{path} is no regular file. Check the path."), { path: file }),
        );
      }
      const length = Math.max(0, Math.min(max, now.size - from));
      const buffer = new Uint8Array(length);
      const { bytesRead } = await handle.read(buffer, 0, length, from);
      return ok({ bytes: buffer.subarray(0, bytesRead), size: now.size, identity: identityOf(now) });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(fileFailure(error, file));
  }
}

/** @throws RangeError for a part that no file has */
export function demandPart({ from, max }: { readonly from: number; readonly max: number }) {
  if (!Number.isSafeInteger(from) || from < 0 || !(max > 0 && max <= LONGEST_PART)) {
    throw new RangeError(`No part of a file: ${String(max)} bytes from ${String(from)}.`);
  }
  return { from, max };
}

/** Device and inode: a renamed file keeps them. */
function identityOf({ dev, ino }: Stats): string {
  return `${String(dev)}:${String(ino)}`;
}
