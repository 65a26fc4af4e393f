"use client";

import { useQuery } from "@tanstack/react-query";
import { lineHunks, splitLines } from "@/components/editor/line-difference";
import { AsKept } from "@/components/ui/as-kept";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/words/t";
import { type Revision, sideQuery } from "../_queries";
import { originWords, RevisionState } from "./revision-words";

/** One revision in full. */
export function RevisionDetails({ revision }: { revision: Revision }) {
  return (
    <KeyValue
      twoColumns
      items={[
        { label: t("Revision"), value: String(revision.seq) },
        { label: t("When"), value: <RelativeTime at={revision.at} /> },
        { label: t("Author"), value: revision.author },
        { label: t("Reason"), value: revision.reason === "" ? t("none given") : revision.reason },
        { label: t("Origin"), value: originWords(revision.origin) },
        { label: t("State"), value: <RevisionState state={revision.state} /> },
        ...(isOthers(revision) ? [] : endingOf(revision)),
        { label: t("Lines"), value: <ChangedLines revision={revision} /> },
        { label: t("SHA-256 after"), value: <Mono>{revision.afterTag}</Mono> },
      ]}
    />
  );
}

/** The panel came upon the text and did nothing to bring it about. */
function isOthers({ origin }: Revision): boolean {
  return origin === "outside" || origin === "first";
}

function endingOf({ outcome, activation }: Revision) {
  return [
    { label: t("How it ended"), value: outcome === "" ? t("not yet known") : <AsKept>{outcome}</AsKept> },
    { label: t("Activated by"), value: activation === "restart" ? t("Restart") : t("Reload") },
  ];
}

/** How many lines came and went. */
function ChangedLines({ revision }: { revision: Revision }) {
  const before = useQuery(sideQuery({ kind: "before", revision }));
  const after = useQuery(sideQuery({ kind: "after", revision }));
  if (before.error ?? after.error) return t("not known");
  if (before.data === undefined || after.data === undefined) return "…";
  const hunks = lineHunks(splitLines(before.data), splitLines(after.data));
  const added = hunks.reduce((sum, { bFrom, bTo }) => sum + bTo - bFrom, 0);
  const removed = hunks.reduce((sum, { aFrom, aTo }) => sum + aTo - aFrom, 0);
  if (added === 0 && removed === 0) return t("none changed");
  return (
    <span className="tabular-nums">
      {added > 0 && <span className="text-ok">{t("+{added} added", { added })}</span>}
      {added > 0 && removed > 0 && ", "}
      {removed > 0 && <span className="text-bad">{t("−{removed} removed", { removed })}</span>}
    </span>
  );
}
