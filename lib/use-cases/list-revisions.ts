import * as z from "zod";
import { findRevisionContent, type RevisionRow, searchRevisions } from "@/lib/db/revision-list";
import type { StoredContent } from "@/lib/db/revision-store";
import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { t } from "@/lib/words/t";

export const RevisionQuery = z.object({
  q: z.string().max(200).catch("").default(""),
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(10).max(200).catch(50).default(50),
});

export type RevisionQuery = z.output<typeof RevisionQuery>;

export interface RevisionPage {
  readonly revisions: readonly RevisionRow[];
  readonly matching: number;
  readonly page: number;
  readonly size: number;
}

/** One page of the revisions, newest first; the search looks at author, reason and outcome. */
export async function listRevisions(query: RevisionQuery): Promise<RevisionPage> {
  const { rows, matching } = await searchRevisions({
    search: query.q.trim(),
    skip: (query.page - 1) * query.size,
    take: query.size,
  });
  return { revisions: rows, matching, page: query.page, size: query.size };
}

/**
 * What the file held before or after a revision.
 *
 * @param showKeys whether it may be a file of keys
 */
export async function readRevisionContent(
  id: string,
  side: "before" | "after",
  showKeys: boolean,
): Promise<Result<StoredContent, Failure<"missing" | "forbidden">>> {
  const content = await findRevisionContent(id, side);
  if (content?.file === authorizedKeysFile.name && !showKeys) {
    const message = t(
      "This file holds the keys of tunnels, which only people with the role admin or operator see. Ask one of them what changed.",
    );
    return fail({ code: "forbidden", message });
  }
  if (content) return ok(content);
  const message = t("History has no such revision, or there was no file before it. Refresh the list.");
  return fail({ code: "missing", message });
}
