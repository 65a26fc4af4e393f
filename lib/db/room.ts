import { statfs } from "node:fs/promises";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/**
 * Left free for what a change writes besides its own bytes: its lines in the audit log, and SQLite's write-ahead log, which
 * grows to 4 MB before it is taken into the database (PRAGMA wal_autocheckpoint).
 */
const MARGIN = 8 * 1024 * 1024;

export type FullFailure = Failure<"full">;

/**
 * Whether the database's disk has room for a change of so many bytes. Asked before anything is done: what could not be kept
 * in History and written into the audit log is not done at all.
 */
export async function requireRoom(bytes = 0): Promise<Result<null, FullFailure>> {
  const { root } = dataDir(env().dataDir);
  const { bavail, bsize } = await statfs(root);
  // Written to the write-ahead log, then to the database.
  if (bavail * bsize >= MARGIN + 2 * bytes) return ok(null);
  const message = t(
    "There is no room left on the disk of the panel's own data ({root}), so this could not be kept in History and the audit log. Nothing was done. Free some space there and try again; until then the panel only shows.",
    { root },
  );
  return fail({ code: "full", message });
}

/** What to say where the disk ran full in the middle of something. */
export function ranFull(): FullFailure {
  const { root } = dataDir(env().dataDir);
  const message = t(
    "The disk of the panel's own data ({root}) ran full while this was done. Free some space there; then look at History and the Audit Log, and try again.",
    { root },
  );
  return { code: "full", message };
}

/**
 * SQLITE_IOERR_SHMSIZE (sqlite.org/rescode.html): the index of the write-ahead log, which a connection that is opened anew needs even to
 * read, could not be made larger.
 */
const NO_ROOM_FOR_INDEX = "Code: `4874`";

/** Whether an error, of SQLite, Prisma or the file system, says that a disk is full. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  // Prisma wraps SQLite's error, and keeps its words.
  if (code === "ENOSPC" || code === "EDQUOT") return true;
  return error.message.includes("SQLITE_FULL") || error.message.includes(NO_ROOM_FOR_INDEX);
}
