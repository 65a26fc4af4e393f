import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";

const DemoClient = v.object({
  name: v.string(),
  system: v.string(),
  speaks: v.string(),
  user: v.string(),
  share: v.string(),
  address: v.string(),
  state: v.picklist(["stopped", "connecting", "connected", "refused"]),
  detail: v.string(),
});

export type DemoClient = v.InferOutput<typeof DemoClient>;

/** Polled while the tab is visible, more often while they run; null where the appliance has none, and asked no more then. */
export function demoClientsQuery() {
  return queryOptions({
    queryKey: ["demo-clients"],
    queryFn: ({ signal }) => fetchRead("/api/demo-clients", {}, v.nullable(v.array(DemoClient)), signal),
    refetchInterval: ({ state: { data } }) => {
      if (data === null) return false;
      return data?.some(({ state }) => state !== "stopped") === true ? 2_000 : 10_000;
    },
  });
}
