import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";

const Share = z.object({
  name: z.string(),
  kind: z.enum(["folder", "homes", "printing"]),
  path: z.string(),
  comment: z.string(),
  readOnly: z.boolean(),
  guest: z.boolean(),
  available: z.boolean(),
  browseable: z.boolean(),
  encryption: z.object({
    state: z.enum(["encrypted", "when-client-can", "on-request", "clear", "locked-out", "unknown"]),
    label: z.string(),
    reason: z.string(),
  }),
  line: z.number(),
});

const SharePage = z.object({
  shares: z.array(Share),
  total: z.number(),
  matching: z.number(),
  page: z.number(),
  size: z.number(),
  tag: z.string(),
});

export type Share = z.infer<typeof Share>;

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
