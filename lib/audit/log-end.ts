import { db } from "@/lib/db/client";
import { firstFormHash } from "./chain";
import { type Head, type LogEnd, readHead, writeHead } from "./chain-head";

/**
 * Where the log ends by its note, so that the next line goes on from there; a later line that another process wrote, or that a
 * crash left without its note, may be behind it. Null where the note is missing or does not fit the database: the newest lines
 * may be gone, and the next line must not cover that up.
 *
 * @param key of the chain
 */
export async function notedEnd(key: string): Promise<LogEnd | null> {
  let head = await readHead(key);
  for (;;) {
    const end = await endBy(key, head);
    if (end !== null) return end;
    // Another process may have begun the log after the note was looked for, and before the lines were.
    const again = await readHead(key);
    if (JSON.stringify(again) === JSON.stringify(head)) return null;
    head = again;
  }
}

async function endBy(key: string, head: Head): Promise<LogEnd | null> {
  switch (head.form) {
    case "unknown":
      return null;
    case "none":
      return begin(key);
    case "plain":
      return endByPlainNote(key, head.hash);
    case "noted": {
      const { hash, lines } = head;
      const isThere = hash === (await newestHash()) || (await lineAfter(hash)) !== null;
      return isThere ? { hash, lines } : null;
    }
  }
}

/**
 * The chain begins with a note that it has no line yet: from then on there is always one, so that a missing note tells that
 * somebody took it away.
 */
async function begin(key: string): Promise<LogEnd | null> {
  if ((await newestHash()) !== "") return null;
  const newest = await db().auditEntry.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  if ((await highestEver()) > (newest?.id ?? 0)) return null;
  const end = { hash: "", lines: await db().auditEntry.count() };
  await writeHead(key, end);
  return end;
}

/** Anybody could have made such a note: it is believed only where it names a line that was written while notes were such. */
async function endByPlainNote(key: string, hash: string): Promise<LogEnd | null> {
  const line = await db().auditEntry.findFirst({ where: { hash } });
  const previousHash = line?.previousHash ?? null;
  if (line === null || previousHash === null) return null;
  if (firstFormHash(key, { ...line, previousHash }) !== hash) return null;
  return { hash, lines: await db().auditEntry.count({ where: { id: { lte: line.id } } }) };
}

/** Where the log ends with a line that was just written. `before` as {@link notedEnd} gave it. */
export async function endWith(
  line: { readonly id: number; readonly hash: string; readonly previousHash: string },
  before: LogEnd | null,
): Promise<LogEnd> {
  const { id, hash, previousHash } = line;
  if (before?.hash === previousHash) return { hash, lines: before.lines + 1 };
  const after = before === null ? null : await lineAfter(before.hash);
  const counted = await db().auditEntry.count({
    where: { id: { lte: id, ...(after === null ? {} : { gte: after.id }) } },
  });
  return { hash, lines: after === null ? counted : (before?.lines ?? 0) + counted };
}

/** Of the newest line of the chain; empty where there is none. */
export async function newestHash(): Promise<string> {
  const newest = await db().auditEntry.findFirst({
    where: { hash: { not: null } },
    orderBy: { id: "desc" },
    select: { hash: true },
  });
  return newest?.hash ?? "";
}

/** The highest number that a line ever had: SQLite keeps it, and gives none twice. */
export async function highestEver(): Promise<number> {
  const [row] = await db().$queryRaw<{ seq: number | bigint }[]>`
    SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'audit_entry'`;
  return Number(row?.seq ?? 0);
}

function lineAfter(previousHash: string): Promise<{ readonly id: number } | null> {
  return db().auditEntry.findUnique({ where: { previousHash }, select: { id: true } });
}
