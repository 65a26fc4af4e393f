import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { fetchRead } from "@/components/shell/fetch-read";

const DemoFacts = z.object({
  preset: z.enum(["off", "transition", "required", "hardened"]).nullable(),
  clients: z.array(
    z.object({
      name: z.string(),
      system: z.string(),
      speaks: z.string(),
      state: z.enum(["stopped", "connecting", "connected", "refused"]),
      detail: z.string(),
      isEncrypted: z.boolean().nullable(),
    }),
  ),
  tunnels: z.array(
    z.object({
      name: z.string(),
      system: z.string(),
      address: z.string(),
      state: z.enum(["off", "connecting", "connected", "refused"]),
      detail: z.string(),
      lastRead: z.object({ at: z.string(), file: z.string(), text: z.string() }).nullable(),
      publicKey: z.string(),
      profile: z.object({ id: z.string(), state: z.string() }).nullable(),
    }),
  ),
  verified: z.object({ at: z.string(), share: z.string(), verdict: z.string() }).nullable(),
});

/** How the guided demo stands: answer of `GET /api/demo`. */
export type DemoFacts = z.infer<typeof DemoFacts>;

const EVERY_MS = 1_500;

/** Polled while the tab is visible; null where this panel is no demo, and asked no more then. */
export function demoFactsQuery() {
  return queryOptions({
    queryKey: ["demo"],
    queryFn: ({ signal }) => fetchRead("/api/demo", {}, DemoFacts.nullable(), signal),
    staleTime: 1_000,
    refetchInterval: ({ state: { data } }) => (data === null ? false : EVERY_MS),
  });
}
