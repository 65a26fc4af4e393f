import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";

const DemoClient = z.object({
  name: z.string(),
  system: z.string(),
  speaks: z.string(),
  user: z.string(),
  share: z.string(),
  address: z.string(),
  state: z.enum(["stopped", "connecting", "connected", "refused"]),
  detail: z.string(),
});

export type DemoClient = z.infer<typeof DemoClient>;

/** Polled while the tab is visible, more often while they run; null where the appliance has none, and asked no more then. */
export function demoClientsQuery() {
  return queryOptions({
    queryKey: ["demo-clients"],
    queryFn: ({ signal }) =>
      fetchRead("/api/demo-clients", {}, z.nullable(z.readonly(z.array(DemoClient))), signal),
    refetchInterval: ({ state: { data } }) => {
      if (data === null) return false;
      return data?.some(({ state }) => state !== "stopped") === true ? 2_000 : 10_000;
    },
  });
}
