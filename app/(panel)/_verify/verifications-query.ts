import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { Verdict, VerificationReport } from "@/lib/samba/verify/report";

const Verifications = v.array(
  v.object({
    share: v.string(),
    at: v.string(),
    by: v.string(),
    verdict: Verdict,
    summary: v.string(),
    signedIn: v.boolean(),
    outdated: v.boolean(),
  }),
);

const Last = v.nullable(v.object({ ...VerificationReport.entries, outdated: v.boolean() }));
export type LastVerification = NonNullable<v.InferOutput<typeof Last>>;

/** The last check of each share. */
export function verificationsQuery() {
  return queryOptions({
    queryKey: ["verifications", "list"],
    queryFn: ({ signal }) => fetchRead("/api/verifications", {}, Verifications, signal),
    refetchInterval: 30_000,
  });
}

/** The last check of one share, with what was promised and found; null where it was never checked. */
export function lastVerificationQuery(share: string) {
  return queryOptions({
    queryKey: ["verifications", "last", share],
    queryFn: ({ signal }) => fetchRead("/api/verifications/last", { share }, Last, signal),
    staleTime: 0,
  });
}
