import { t } from "@/lib/words/t";

/** What a walk along the chain found. Line numbers are those of the audit log. */
export interface AuditVerdict {
  /** Lines that were walked: all of the log, or those up to the first that does not fit. */
  readonly total: number;
  /** Of them, those from before there was a chain: nothing tells whether they are as they were. */
  readonly unchained: number;
  /** Null: every line in the chain is as it was written, and none is missing. */
  readonly broken: BrokenChain | null;
}

export interface BrokenChain {
  /** The first line that does not fit; null where it is the end of the log, or the number of its lines, that does not. */
  readonly line: number | null;
  readonly why:
    | "changed"
    | "missing-before"
    | "not-chained"
    | "missing-after"
    | "end-unknown"
    | "end-lost"
    | "miscounted";
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
    case "end-unknown":
      return t(
        "The newest lines may be missing: every line that is there fits, but the file audit-head, which tells where the log ends, is gone, damaged or not the panel's. Compare with an export or a backup.",
      );
    case "end-lost":
      return t(
        "Before line {line} lines may be missing: when the panel wrote it, the log did not end where it had noted. Compare with an export or a backup; once you know why, run npm run audit:accept on the panel's machine.",
        { line },
      );
    case "miscounted":
      return t(
        "Among the lines from before the log was chained, some were put in or taken out: there are not as many as the panel counted. Compare with an export or a backup.",
      );
  }
}
