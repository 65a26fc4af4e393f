import { db } from "@/lib/db/client";
import type { StoredContent } from "@/lib/db/revision-store";

/** A revision without the contents, as a list shows it. */
export interface RevisionRow {
  readonly id: string;
  /** Its number: counted up over all files. */
  readonly seq: number;
  readonly file: string;
  /** ISO 8601. */
  readonly at: string;
  readonly author: string;
  readonly reason: string;
  readonly origin: string;
  readonly state: string;
  readonly activation: string;
  readonly outcome: string;
  readonly beforeTag: string | null;
  readonly afterTag: string;
  /** Bytes. */
  readonly beforeSize: number;
  readonly afterSize: number;
}

const size = { select: { size: true } };

/** Revisions newest first whose author, reason or outcome holds the search. */
export async function searchRevisions(query: {
  readonly search: string;
  readonly skip: number;
  readonly take: number;
}): Promise<{ readonly rows: readonly RevisionRow[]; readonly matching: number }> {
  const contains = { contains: query.search };
  const where =
    query.search === "" ? {} : { OR: [{ author: contains }, { reason: contains }, { outcome: contains }] };
  const [matching, found] = await db().$transaction([
    db().revision.count({ where }),
    db().revision.findMany({
      where,
      orderBy: { seq: "desc" },
      skip: query.skip,
      take: query.take,
      include: { before: size, after: size },
    }),
  ]);
  const rows = found.map(
    ({ before, after, createdAt, settledAt: _, inFlight: __, owner: ___, ...revision }) => ({
      ...revision,
      at: createdAt.toISOString(),
      beforeSize: before?.size ?? 0,
      afterSize: after.size,
    }),
  );
  return { rows, matching };
}

/** What the file held before or after a revision; null where there is none. */
export async function findRevisionContent(
  id: string,
  side: "before" | "after",
): Promise<(StoredContent & { readonly file: string }) | null> {
  const revision = await db().revision.findUnique({
    where: { id },
    include: { before: side === "before", after: side === "after" },
  });
  const content = side === "before" ? revision?.before : revision?.after;
  return revision && content ? { file: revision.file, tag: content.tag, bytes: content.bytes } : null;
}
