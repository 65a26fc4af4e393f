import * as z from "zod";
import type { Host } from "@/lib/host/host";
import type { ShareSummary } from "@/lib/samba/share-summary";
import { ok, type Result } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { summariesOf } from "@/lib/use-cases/share-summaries";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { nameOrder } from "@/lib/words/format";

/** What the address of CIFS Shares says; everything has a default, so that any address opens. */
export const ShareQuery = z.object({
  q: z.string().max(200).catch("").default(""),
  sort: z.enum(["name", "path", "access", "encryption"]).catch("name").default("name"),
  order: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(10).max(200).catch(50).default(50),
});

export type ShareQuery = z.output<typeof ShareQuery>;

export interface SharePage {
  readonly shares: readonly ShareSummary[];
  /** Shares in the file, and those that the search leaves. */
  readonly total: number;
  readonly matching: number;
  readonly page: number;
  readonly size: number;
  /** Tag of the file this was read from: what a change begins from. */
  readonly tag: string;
}

/** One page of the shares of smb.conf as it is on disk now. */
export async function listShares(host: Host, query: ShareQuery): Promise<Result<SharePage>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const { tag } = read.value;
  const all = summariesOf(smbConfDocument(read.value));
  const matching = all.filter(matches(query.q)).toSorted(inOrder(query));
  const page = Math.min(query.page, Math.max(1, Math.ceil(matching.length / query.size)));
  const shares = matching.slice((page - 1) * query.size, page * query.size);
  return ok({ shares, total: all.length, matching: matching.length, page, size: query.size, tag });
}

function matches(search: string): (share: ShareSummary) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ name, path, comment, encryption }) => {
    const text = `${name}\n${path}\n${comment}\n${encryption.label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function inOrder({ sort, order }: ShareQuery): (a: ShareSummary, b: ShareSummary) => number {
  const key: Record<ShareQuery["sort"], (share: ShareSummary) => string> = {
    name: (share) => share.name,
    path: (share) => share.path,
    access: (share) => `${share.available ? 0 : 1}${share.readOnly ? 1 : 0}${share.guest ? 1 : 0}`,
    encryption: (share) => share.encryption.label,
  };
  const collator = nameOrder();
  const direction = order === "asc" ? 1 : -1;
  return (a, b) =>
    direction * (collator.compare(key[sort](a), key[sort](b)) || collator.compare(a.name, b.name));
}
