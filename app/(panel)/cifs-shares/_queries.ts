import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";

const Share = v.object({
  name: v.string(),
  kind: v.picklist(["folder", "homes", "printing"]),
  path: v.string(),
  comment: v.string(),
  readOnly: v.boolean(),
  guest: v.boolean(),
  available: v.boolean(),
  browseable: v.boolean(),
  encryption: v.object({
    state: v.picklist(["encrypted", "when-client-can", "on-request", "clear", "locked-out", "unknown"]),
    label: v.string(),
    reason: v.string(),
  }),
  line: v.number(),
});

const SharePage = v.object({
  shares: v.array(Share),
  total: v.number(),
  matching: v.number(),
  page: v.number(),
  size: v.number(),
  tag: v.string(),
});

export type Share = v.InferOutput<typeof Share>;

/** What the address of the page says about the list. */
export interface ShareListAddress {
  readonly q: string;
  readonly sort: string;
  readonly order: "asc" | "desc";
  readonly page: number;
}

export function sharesQuery(address: ShareListAddress) {
  return queryOptions({
    queryKey: ["shares", "list", address],
    queryFn: ({ signal }) => fetchRead("/api/shares", { ...address }, SharePage, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}
