import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { TunnelStep, TunnelTestReport } from "@/lib/tunnels/tunnel-step";

const POLL_MS = 400;

/** What the last tests of a profile came to, newest first. */
export function tunnelTestsQuery(id: string) {
  return queryOptions({
    queryKey: ["tunnels", "tests", id],
    queryFn: ({ signal }) => fetchRead("/api/tunnel-tests", { id }, v.array(TunnelTestReport), signal),
    refetchInterval: 30_000,
  });
}

/** The steps of a run while they are taken; null: none runs. */
export function runStepsQuery(runId: string | null) {
  return queryOptions({
    queryKey: ["tunnel-run", runId],
    queryFn: ({ signal }) => fetchRead(`/api/tunnel-runs/${runId ?? ""}`, {}, v.array(TunnelStep), signal),
    enabled: runId !== null,
    refetchInterval: POLL_MS,
    gcTime: 0,
  });
}
