import { constants } from "node:fs";
import { type FileHandle, lstat, open, readlink, realpath } from "node:fs/promises";
import path from "node:path";
import { contentTag } from "@/lib/host/content-tag";
import type { HostFailure, TaggedBytes } from "@/lib/host/host";
import { aboutFile, fileFailure, systemErrorCode } from "@/lib/host/host-failure";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

/** More than any configuration file; a limit, so that a wrong path cannot fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** As many links as the Linux kernel follows (path_resolution(7)). */
const MAX_LINKS = 40;

export interface FileNow extends TaggedBytes {
  readonly uid: number;
  readonly gid: number;
  /** Permission bits alone, set-id and sticky bits included. */
  readonly mode: number;
}

/** Reads a regular file whole, at most 64 MiB, with its owner and mode. A symbolic link is followed. */
export async function readWholeFile(file: string): Promise<Result<FileNow, HostFailure>> {
  try {
    // Without O_NONBLOCK a named pipe at this path would hold the panel until somebody writes into it.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readOpenFile(handle, file);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(fileFailure(error, file));
  }
}

async function readOpenFile(handle: FileHandle, file: string): Promise<Result<FileNow, HostFailure>> {
  const stat = await handle.stat();
  if (!stat.isFile()) {
    return fail(aboutFile("not-a-file", msg("{path} is no regular file. Check the path."), { path: file }));
  }
  if (stat.size > MAX_BYTES) {
    const text = msg("{path} is larger than 64 MiB, which no configuration file is. Check the path.");
    return fail(aboutFile("too-large", text, { path: file }));
  }
  const bytes = new Uint8Array(await handle.readFile());
  return ok({ bytes, tag: contentTag(bytes), uid: stat.uid, gid: stat.gid, mode: stat.mode & 0o7777 });
}

/**
 * The path behind all symbolic links. The file itself need not exist, its folder must: so a link whose target is yet
 * to be written leads to that target.
 */
export async function resolveTarget(file: string): Promise<Result<string, HostFailure>> {
  let current = file;
  try {
    for (let links = 0; links <= MAX_LINKS; links += 1) {
      const real = path.join(await realpath(path.dirname(current)), path.basename(current));
      const link = await linkAt(real);
      if (link === undefined) return ok(real);
      current = path.resolve(path.dirname(real), link);
    }
  } catch (error) {
    return fail(fileFailure(error, file));
  }
  const text = msg("{path} is a symbolic link that leads in a circle. Point it at the file again.");
  return fail(aboutFile("not-a-file", text, { path: file }));
}

async function linkAt(file: string): Promise<string | undefined> {
  try {
    return (await lstat(file)).isSymbolicLink() ? await readlink(file) : undefined;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
