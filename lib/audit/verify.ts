import { db } from "@/lib/db/client";
import type { AuditEntryModel } from "@/lib/db/generated/models/AuditEntry";
import { chainKey, firstFormHash, lineHash } from "./chain";
import { type Head, readHead } from "./chain-head";
import { highestEver } from "./log-end";
import { ACCEPTED_END, LOST_END } from "./lost-end";
import type { AuditVerdict, BrokenChain } from "./verdict";

const BATCH = 2_000;

/** What the walk has met so far. */
interface Walk {
  total: number;
  unchained: number;
  /** Number and hash of the last line. */
  last: number;
  previous: string | null;
  /** Lines up to the one that the note of the end names; null: not met. */
  upToHead: number | null;
  /** The first line that says that lines before it may be missing, and that nobody has accepted. */
  lostEnd: number | null;
}

/** Walks the whole log, oldest line first, as long as it fits; bounded in memory. */
export async function verifyAudit(): Promise<AuditVerdict> {
  const key = chainKey();
  // Noted before the walk: lines that are written meanwhile come behind them.
  const head = await readHead(key);
  const highest = await highestEver();
  const walk: Walk = { total: 0, unchained: 0, last: 0, previous: null, upToHead: null, lostEnd: null };
  for await (const line of oldestFirst()) {
    const why = step(key, walk, line, head);
    if (why !== null) return verdict(walk, { line: line.id, why });
  }
  // The log was begun after its note was looked for.
  if (head.form === "none" && walk.previous !== null && (await readHead(key)).form !== "none") {
    return verifyAudit();
  }
  return verdict(walk, whereItEnds(walk, head, highest));
}

function verdict({ total, unchained }: Walk, broken: BrokenChain | null): AuditVerdict {
  return { total, unchained, broken };
}

/** Null where the line fits behind those before it. */
function step(key: string, walk: Walk, line: AuditEntryModel, head: Head): BrokenChain["why"] | null {
  walk.total += 1;
  walk.last = line.id;
  // Numbers begin at 1.
  if (line.id < 1) return "not-chained";
  const { hash, previousHash } = line;
  if (hash === null && walk.previous === null) {
    walk.unchained += 1;
    return null;
  }
  if (hash === null || previousHash === null) return "not-chained";
  const isOfFirstForm = lineHash(key, { ...line, previousHash }) !== hash;
  if (isOfFirstForm && firstFormHash(key, { ...line, previousHash }) !== hash) return "changed";
  if (previousHash !== (walk.previous ?? "")) return "missing-before";
  walk.previous = hash;
  if (namesLine(head, hash, isOfFirstForm)) walk.upToHead = walk.total;
  if (line.action === LOST_END.action) walk.lostEnd ??= line.id;
  if (line.action === ACCEPTED_END.action) walk.lostEnd = null;
  return null;
}

function namesLine(head: Head, hash: string, isOfFirstForm: boolean): boolean {
  return head.form === "noted"
    ? head.hash === hash
    : head.form === "plain" && isOfFirstForm && head.hash === hash;
}

/** What is wrong with a log each of whose lines fits behind the one before. */
function whereItEnds(walk: Walk, head: Head, highest: number): BrokenChain | null {
  const { unchained, last, previous, lostEnd } = walk;
  if (last < highest) return { line: null, why: "missing-after" };
  if (head.form === "none" || head.form === "unknown") {
    if (previous !== null || head.form === "unknown") return { line: null, why: "end-unknown" };
  } else {
    const upToHead = head.hash === "" ? unchained : walk.upToHead;
    if (upToHead === null) return { line: null, why: "missing-after" };
    if (head.form === "noted" && head.lines !== upToHead) return { line: null, why: "miscounted" };
  }
  return lostEnd === null ? null : { line: lostEnd, why: "end-lost" };
}

/** Every line of the log, in batches, so that a long log needs no more memory than a short one. */
export async function* oldestFirst(): AsyncGenerator<AuditEntryModel> {
  let after: number | undefined;
  for (;;) {
    const batch = await db().auditEntry.findMany({
      ...(after === undefined ? {} : { where: { id: { gt: after } } }),
      orderBy: { id: "asc" },
      take: BATCH,
    });
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
