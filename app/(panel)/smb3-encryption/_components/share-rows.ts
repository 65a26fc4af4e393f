import type { SharePreview } from "@/lib/samba/encryption-preview";
import type { EncryptionPreview } from "@/lib/samba/encryption-preview";
import type { Overview, ShareOverview } from "../_queries";

/** A share as the grid shows it: as it is, and as it becomes with the choices made. */
export interface ShareRow {
  readonly name: string;
  readonly share: ShareOverview;
  readonly now: SharePreview;
  readonly next: SharePreview;
}

export function shareRows(
  { shares }: Overview,
  before: EncryptionPreview,
  after: EncryptionPreview,
): readonly ShareRow[] {
  return shares.flatMap((share, at): ShareRow[] => {
    const [now, next] = [before.shares[at], after.shares[at]];
    return now && next ? [{ name: share.name, share, now, next }] : [];
  });
}

/** The shares whose name or state has all words of the search in it. */
export function searchShares(rows: readonly ShareRow[], search: string): readonly ShareRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, now, next }) => {
    const text = `${name}\n${now.label}\n${next.label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
