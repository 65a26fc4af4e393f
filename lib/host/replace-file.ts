import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, open, readdir, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { contentTag } from "@/lib/host/content-tag";
import type { HostFailure, Tag } from "@/lib/host/host";
import { aboutFile, fileFailure, systemErrorCode } from "@/lib/host/host-failure";
import { type FileNow, readWholeFile, resolveTarget } from "@/lib/host/local-files";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

/** Where a replacement stands; up to "temp-synced" the old content is in place, from "renamed" on the new one. */
export type ReplacePoint = "temp-created" | "temp-written" | "temp-synced" | "renamed" | "folder-synced";

interface Replacement {
  readonly bytes: Uint8Array;
  readonly ifTag: Tag | null;
  readonly trace?: ((point: ReplacePoint) => void) | undefined;
}

/**
 * `Host.replaceFile` for this machine. The content is compared with the tag twice: before anything is written, and again
 * right before the rename. A writer of another program can still come between that second look and the rename, some
 * microseconds later: the kernel offers no rename that compares. Writers of this process queue per path; panels in
 * other processes are held off by the change pipeline's own lock.
 *
 * Kept are owner, group and mode, not extended attributes; a hard link's other names keep the old content.
 */
export async function replaceLocalFile(
  file: string,
  replacement: Replacement,
): Promise<Result<{ readonly tag: Tag }, HostFailure>> {
  const target = await resolveTarget(file);
  if (!target.ok) return target;
  return oneAtATime(target.value, () => replaceTarget(target.value, replacement));
}

async function replaceTarget(
  target: string,
  { bytes, ifTag, trace }: Replacement,
): Promise<Result<{ readonly tag: Tag }, HostFailure>> {
  const before = await demandTag(target, ifTag);
  if (!before.ok) return before;
  const folder = path.dirname(target);
  const temporary = path.join(folder, `${temporaryPrefix(target)}${randomBytes(16).toString("hex")}`);
  try {
    await sweepLeftovers(target);
    await writeTemporary(temporary, { bytes, like: before.value, trace });
    const still = await demandTag(target, ifTag);
    if (!still.ok) {
      await unlink(temporary);
      return still;
    }
    await putInPlace(temporary, target, ifTag);
  } catch (error) {
    await removeIfThere(temporary);
    if (ifTag === null && systemErrorCode(error) === "EEXIST") return fail(stale(target));
    return fail(fileFailure(error, target));
  }
  trace?.("renamed");
  const synced = await syncFolder(folder, target);
  if (!synced.ok) return synced;
  trace?.("folder-synced");
  return ok({ tag: contentTag(bytes) });
}

/** The file as it is, where it bears the tag; null where it is absent and should be. */
async function demandTag(target: string, ifTag: Tag | null): Promise<Result<FileNow | null, HostFailure>> {
  const now = await readWholeFile(target);
  if (!now.ok) {
    if (now.error.code !== "missing") return now;
    return ifTag === null ? ok(null) : fail(stale(target));
  }
  return now.value.tag === ifTag ? now : fail(stale(target));
}

function stale(target: string): HostFailure {
  const text = msg(
    "{path} was changed by somebody else meanwhile. Nothing was written; compare and try again.",
  );
  return aboutFile("stale", text, { path: target });
}

async function writeTemporary(
  temporary: string,
  write: { bytes: Uint8Array; like: FileNow | null; trace: Replacement["trace"] },
): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const handle = await open(temporary, flags, 0o600);
  try {
    write.trace?.("temp-created");
    await handle.writeFile(write.bytes);
    await takeOwnerAndMode(handle, write.like);
    write.trace?.("temp-written");
    await handle.sync();
    write.trace?.("temp-synced");
  } finally {
    await handle.close();
  }
}

async function takeOwnerAndMode(handle: FileHandle, like: FileNow | null): Promise<void> {
  if (like === null) {
    await handle.chmod(0o644);
    return;
  }
  const own = await handle.stat();
  if (own.uid !== like.uid || own.gid !== like.gid) await handle.chown(like.uid, like.gid);
  // After chown, which clears the set-id bits.
  await handle.chmod(like.mode);
}

/** A file that must not exist yet is linked, since a link refuses an existing name and a rename does not. */
async function putInPlace(temporary: string, target: string, ifTag: Tag | null): Promise<void> {
  if (ifTag !== null) {
    await rename(temporary, target);
    return;
  }
  await link(temporary, target);
  await unlink(temporary);
}

async function syncFolder(folder: string, target: string): Promise<Result<null, HostFailure>> {
  try {
    const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return ok(null);
  } catch (error) {
    const { detail } = fileFailure(error, folder);
    const text = msg(
      "{path} holds the new content, but the disk did not confirm it: a power cut now may lose it.",
    );
    const failure = aboutFile("failed", text, { path: target });
    return fail({ ...failure, ...(detail === undefined ? {} : { detail }) });
  }
}

/** `.smb.conf.inflight-4711-` and 32 hex digits: hidden, of this file, and of a process that can be asked for. */
function temporaryPrefix(target: string): string {
  return `.${path.basename(target)}.inflight-${String(process.pid)}-`;
}

/** Removes what killed processes left of earlier replacements of this file. */
async function sweepLeftovers(target: string): Promise<void> {
  const folder = path.dirname(target);
  const start = `.${path.basename(target)}.inflight-`;
  for (const name of await readdir(folder)) {
    const rest = name.startsWith(start) ? /^(\d+)-[0-9a-f]{32}$/.exec(name.slice(start.length)) : null;
    // Own process id: the queue per path says that none of ours is under way.
    if (rest !== null && (Number(rest[1]) === process.pid || !processLives(Number(rest[1])))) {
      await removeIfThere(path.join(folder, name));
    }
  }
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) !== "ESRCH";
  }
}

async function removeIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    // What cannot be removed now (a folder turned read-only) is swept by a later replacement.
    if (systemErrorCode(error) === undefined) throw error;
  }
}
