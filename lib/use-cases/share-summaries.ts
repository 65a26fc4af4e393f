import type { SmbConf } from "@/lib/samba/document";
import { shareSummaries, type ShareSummary } from "@/lib/samba/share-summary";

const summaries = new WeakMap<SmbConf, readonly ShareSummary[]>();

/** The same document has the same shares: only a file that changed is summed up again. */
export function summariesOf(doc: SmbConf): readonly ShareSummary[] {
  const known = summaries.get(doc) ?? shareSummaries(doc);
  summaries.set(doc, known);
  return known;
}
