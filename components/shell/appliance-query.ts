import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";

/** Answer of `GET /api/services`. */
const ApplianceStatus = z.object({
  /** What it is called. */
  appliance: z.string(),
  services: z.array(
    z.object({
      name: z.string(),
      state: z.enum(["running", "stopped", "failed", "unknown"]),
      /** One sentence; the daemon's own last words where it failed. */
      detail: z.string(),
    }),
  ),
});
export type ApplianceStatus = z.infer<typeof ApplianceStatus>;

export function applianceQuery() {
  return queryOptions({
    queryKey: ["appliance"],
    queryFn: ({ signal }) => fetchRead("/api/services", {}, ApplianceStatus, signal),
    refetchInterval: 10_000,
  });
}
