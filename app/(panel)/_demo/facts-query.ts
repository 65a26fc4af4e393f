import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { PRESET_NAMES } from "@/lib/samba/preset-names";

const DemoFacts = v.object({
  preset: v.nullable(v.picklist(PRESET_NAMES)),
  clients: v.array(
    v.object({
      name: v.string(),
      system: v.string(),
      speaks: v.string(),
      state: v.picklist(["stopped", "connecting", "connected", "refused"]),
      detail: v.string(),
      isEncrypted: v.nullable(v.boolean()),
    }),
  ),
  tunnels: v.array(
    v.object({
      name: v.string(),
      system: v.string(),
      address: v.string(),
      state: v.picklist(["off", "connecting", "connected", "refused"]),
      detail: v.string(),
      lastRead: v.nullable(v.object({ at: v.string(), file: v.string(), text: v.string() })),
      publicKey: v.string(),
      profile: v.nullable(v.object({ id: v.string(), state: v.string() })),
    }),
  ),
  verified: v.nullable(v.object({ at: v.string(), share: v.string(), verdict: v.string() })),
});

/** How the guided demo stands: answer of `GET /api/demo`. */
export type DemoFacts = v.InferOutput<typeof DemoFacts>;

const EVERY_MS = 1_500;

/** Polled while the tab is visible; null where this panel is no demo, and asked no more then. */
export function demoFactsQuery() {
  return queryOptions({
    queryKey: ["demo"],
    queryFn: ({ signal }) => fetchRead("/api/demo", {}, v.nullable(DemoFacts), signal),
    staleTime: 1_000,
    refetchInterval: ({ state: { data } }) => (data === null ? false : EVERY_MS),
  });
}
