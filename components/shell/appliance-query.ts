import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";

/** Answer of `GET /api/services`. */
const ApplianceStatus = v.object({
  /** What it is called. */
  appliance: v.string(),
  services: v.array(
    v.object({
      name: v.string(),
      state: v.picklist(["running", "stopped", "failed", "unknown"]),
      /** One sentence; the daemon's own last words where it failed. */
      detail: v.string(),
    }),
  ),
});
export type ApplianceStatus = v.InferOutput<typeof ApplianceStatus>;

export function applianceQuery() {
  return queryOptions({
    queryKey: ["appliance"],
    queryFn: ({ signal }) => fetchRead("/api/services", {}, ApplianceStatus, signal),
    refetchInterval: 10_000,
  });
}
