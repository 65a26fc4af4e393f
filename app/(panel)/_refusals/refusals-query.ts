import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { REFUSAL_KINDS } from "@/lib/samba/refusals/refusal";

const Refusal = v.object({
  id: v.string(),
  at: v.string(),
  first: v.string(),
  times: v.number(),
  client: v.nullable(v.string()),
  demo: v.nullable(v.string()),
  /** It was no client but a check of the panel's own. */
  ownCheck: v.boolean(),
  workstation: v.nullable(v.string()),
  dialect: v.nullable(v.string()),
  kind: v.picklist(REFUSAL_KINDS),
  reason: v.string(),
  share: v.nullable(v.string()),
  user: v.nullable(v.string()),
  why: v.string(),
  onClient: v.nullable(v.string()),
  onServer: v.nullable(v.string()),
  raw: v.string(),
});

const Refusals = v.object({
  refusals: v.array(Refusal),
  matching: v.number(),
  total: v.number(),
  ownChecks: v.number(),
  reachesBack: v.nullable(v.string()),
  logFile: v.string(),
  notices: v.array(v.object({ code: v.string(), message: v.string(), setting: v.nullable(v.string()) })),
});

export type Refusal = v.InferOutput<typeof Refusal>;
export type Refusals = v.InferOutput<typeof Refusals>;

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
