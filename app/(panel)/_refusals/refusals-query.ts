import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchRead } from "@/components/shell/fetch-read";
import { RefusalKind } from "@/lib/samba/refusals/refusal";

const Refusal = z.object({
  id: z.string(),
  at: z.string(),
  first: z.string(),
  times: z.number(),
  client: z.string().nullable(),
  demo: z.string().nullable(),
  workstation: z.string().nullable(),
  dialect: z.string().nullable(),
  kind: RefusalKind,
  reason: z.string(),
  share: z.string().nullable(),
  user: z.string().nullable(),
  why: z.string(),
  onClient: z.string().nullable(),
  onServer: z.string().nullable(),
  raw: z.string(),
});

const Refusals = z.object({
  refusals: z.array(Refusal),
  matching: z.number(),
  total: z.number(),
  reachesBack: z.string().nullable(),
  logFile: z.string(),
  notices: z.array(z.object({ code: z.string(), message: z.string(), setting: z.string().nullable() })),
});

export type Refusal = z.infer<typeof Refusal>;

/** What to show; the names are those of the address. */
export interface RefusalFilter {
  readonly q?: string;
  readonly share?: string;
  readonly client?: string;
  readonly kind?: string;
  readonly limit?: number;
}

/** Polled while the tab is visible: react-query rests in a hidden one. */
export function refusalsQuery(filter: RefusalFilter) {
  return queryOptions({
    queryKey: ["refusals", filter],
    queryFn: ({ signal }) => fetchRead("/api/refusals", { ...filter }, Refusals, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
}

/** The name that the panel's own Verify gives when it connects. */
const OWN_CHECK = "INFLIGHT-VERIFY";

export function isOwnCheck({ workstation }: Refusal): boolean {
  return workstation === OWN_CHECK;
}
