import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { RefusalKind } from "@/lib/samba/refusals/refusal";

const Refusal = z.object({
  id: z.string(),
  at: z.string(),
  first: z.string(),
  times: z.number(),
  client: z.nullable(z.string()),
  demo: z.nullable(z.string()),
  /** It was no client but a check of the panel's own. */
  ownCheck: z.boolean(),
  workstation: z.nullable(z.string()),
  dialect: z.nullable(z.string()),
  kind: RefusalKind,
  reason: z.string(),
  share: z.nullable(z.string()),
  user: z.nullable(z.string()),
  why: z.string(),
  onClient: z.nullable(z.string()),
  onServer: z.nullable(z.string()),
  raw: z.string(),
});

const Refusals = z.object({
  refusals: z.array(Refusal),
  matching: z.number(),
  total: z.number(),
  ownChecks: z.number(),
  reachesBack: z.nullable(z.string()),
  logFile: z.string(),
  notices: z.array(z.object({ code: z.string(), message: z.string(), setting: z.nullable(z.string()) })),
});

export type Refusal = z.infer<typeof Refusal>;
export type Refusals = z.infer<typeof Refusals>;

/** What to show; the names are those of the address. */
export interface RefusalFilter {
  readonly q?: string;
  readonly share?: string;
  readonly client?: string;
  readonly kind?: string;
  /** `show`: the panel's own checks as well. */
  readonly own?: string;
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

/** The name that the panel's own Verify gives when it connects; anybody may give it. */
const OWN_NAME = "INFLIGHT-VERIFY";

/** Calls itself as Verify does, while the panel has no note of a check. */
export function usesOwnName({ workstation, ownCheck }: Refusal): boolean {
  return !ownCheck && workstation?.toUpperCase() === OWN_NAME;
}
