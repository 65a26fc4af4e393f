import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchFile, fetchRead } from "@/components/shell/fetch-read";
import { decodeText } from "@/lib/shared/text";
import { FILES, isFileName } from "../_change/change-actions";

const RevisionPage = v.object({
  revisions: v.array(
    v.object({
      id: v.string(),
      seq: v.number(),
      file: v.string(),
      /** ISO 8601. */
      at: v.string(),
      author: v.string(),
      reason: v.string(),
      origin: v.string(),
      state: v.string(),
      activation: v.string(),
      outcome: v.string(),
      beforeTag: v.nullable(v.string()),
      afterTag: v.string(),
      /** Bytes. */
      beforeSize: v.number(),
      afterSize: v.number(),
    }),
  ),
  matching: v.number(),
  page: v.number(),
  size: v.number(),
});

export type Revision = v.InferOutput<typeof RevisionPage>["revisions"][number];

export function revisionsQuery(question: { readonly q: string; readonly page: number }) {
  return queryOptions({
    queryKey: ["revisions", "list", question],
    queryFn: ({ signal }) => fetchRead("/api/revisions", question, RevisionPage, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** One side of a comparison: what the file held before or after a revision, or what it holds now. */
export type Side = RevisionSide | { readonly kind: "now"; readonly file: string };

export interface RevisionSide {
  readonly kind: "before" | "after";
  readonly revision: Revision;
}

/** The text of a side; the nothing before a file was there is an empty text. */
export function sideQuery(side: Side) {
  const { path, params, tag } = addressOf(side);
  return queryOptions({
    queryKey: ["revisions", "content", tag],
    queryFn: async ({ signal }) => {
      if (tag === null) return "";
      return decodeText((await fetchFile(path, params, signal)).bytes);
    },
    // A tag names its content for ever; only "now" can change.
    staleTime: side.kind === "now" ? 0 : Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

function addressOf(side: Side) {
  if (side.kind === "now") {
    if (!isFileName(side.file)) throw new Error(`This panel does not manage a file named ${side.file}.`);
    return { path: FILES[side.file].address, params: {}, tag: `now ${side.file}` };
  }
  const { revision, kind } = side;
  return {
    path: `/api/revisions/${revision.id}`,
    params: { side: kind },
    tag: kind === "before" ? revision.beforeTag : revision.afterTag,
  };
}
