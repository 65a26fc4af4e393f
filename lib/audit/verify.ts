import { db } from "@/lib/db/client";
import type { AuditEntryModel } from "@/lib/db/generated/models/AuditEntry";
import { t } from "@/lib/words/t";
import { chainKey, lineHash } from "./chain";
import { readHead } from "./chain-head";

/** What a walk along the chain found. Line numbers are those of the audit log. */
export interface AuditVerdict {
  /** Lines in the log. */
  readonly total: number;
  /** Of them, those from before there was a chain: nothing tells whether they are as they were. */
  readonly unchained: number;
  /** Null: every line in the chain is as it was written, and none is missing. */
  readonly broken: BrokenChain | null;
}

export interface BrokenChain {
  /** The first line that does not fit; null where the newest lines are missing. */
  readonly line: number | null;
  readonly why: "changed" | "missing-before" | "not-chained" | "missing-after";
}

const BATCH = 2_000;

/** Walks the whole log, oldest line first, as long as it fits; bounded in memory. */
export async function verifyAudit(): Promise<AuditVerdict> {
  // Noted before the walk: lines that are written meanwhile come behind it.
  const head = await readHead();
  const key = chainKey();
  const total = await db().auditEntry.count();
  let unchained = 0;
  let previous: string | null = null;
  let sawHead = head === null;
  for await (const line of oldestFirst()) {
    if (line.hash === null && previous === null) {
      unchained += 1;
      continue;
    }
    const why = whyNot(key, line, previous ?? "");
    if (why !== null) return { total, unchained, broken: { line: line.id, why } };
    previous = line.hash;
    sawHead ||= line.hash === head;
  }
  return { total, unchained, broken: sawHead ? null : { line: null, why: "missing-after" } };
}

/** The verdict in a sentence or two. */
export function verdictWords({ total, unchained, broken }: AuditVerdict): string {
  if (broken !== null) return brokenWords(broken);
  const checked = t(
    "{lines, plural, one {# line} other {# lines}} checked: each is as it was written, and none is missing.",
    { lines: total - unchained },
  );
  if (unchained === 0) return checked;
  const older = t(
    "{lines, plural, one {# line} other {# lines}} from before the log was chained cannot be told about.",
    { lines: unchained },
  );
  return `${checked} ${older}`;
}

function brokenWords({ line, why }: BrokenChain): string {
  switch (why) {
    case "changed":
      return t(
        "Line {line} is not as it was written: somebody changed it in the database, or the file audit-key is another one. Compare it with an export or a backup.",
        { line },
      );
    case "missing-before":
      return t(
        "Before line {line} lines are missing: somebody took them out of the database. Compare with an export or a backup.",
        { line },
      );
    case "not-chained":
      return t("Line {line} was not written by the panel: it is not part of the chain.", { line });
    case "missing-after":
      return t(
        "The newest lines are missing: the log ends before the line that was written last. Compare with an export or a backup; if you have put the database back from a backup, this is why.",
      );
  }
}

function whyNot(key: string, line: AuditEntryModel, previous: string): BrokenChain["why"] | null {
  const { hash, previousHash } = line;
  if (hash === null || previousHash === null) return "not-chained";
  if (lineHash(key, { ...line, previousHash }) !== hash) return "changed";
  return previousHash === previous ? null : "missing-before";
}

/** Every line of the log, in batches, so that a long log needs no more memory than a short one. */
export async function* oldestFirst(): AsyncGenerator<AuditEntryModel> {
  let after = 0;
  for (;;) {
    const batch = await db().auditEntry.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
