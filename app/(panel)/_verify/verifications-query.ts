import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { Verdict, VerificationReport } from "@/lib/samba/verify/report";

const Verifications = z.array(
  z.object({
    share: z.string(),
    at: z.string(),
    by: z.string(),
    verdict: Verdict,
    summary: z.string(),
    signedIn: z.boolean(),
    outdated: z.boolean(),
  }),
);

const Last = z.nullable(z.extend(VerificationReport, { outdated: z.boolean() }));
export type LastVerification = NonNullable<z.infer<typeof Last>>;

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
