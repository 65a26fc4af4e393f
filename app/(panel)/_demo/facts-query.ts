import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";

const DemoFacts = z.object({
  preset: z.nullable(z.enum(["off", "transition", "required", "hardened"])),
  clients: z.array(
    z.object({
      name: z.string(),
      system: z.string(),
      speaks: z.string(),
      state: z.enum(["stopped", "connecting", "connected", "refused"]),
      detail: z.string(),
      isEncrypted: z.nullable(z.boolean()),
    }),
  ),
  tunnels: z.array(
    z.object({
      name: z.string(),
      system: z.string(),
      address: z.string(),
      state: z.enum(["off", "connecting", "connected", "refused"]),
      detail: z.string(),
      lastRead: z.nullable(z.object({ at: z.string(), file: z.string(), text: z.string() })),
      publicKey: z.string(),
      profile: z.nullable(z.object({ id: z.string(), state: z.string() })),
    }),
  ),
  verified: z.nullable(z.object({ at: z.string(), share: z.string(), verdict: z.string() })),
});

/** How the guided demo stands: answer of `GET /api/demo`. */
export type DemoFacts = z.infer<typeof DemoFacts>;

const EVERY_MS = 1_500;

/** Polled while the tab is visible; null where this panel is no demo, and asked no more then. */
export function demoFactsQuery() {
  return queryOptions({
    queryKey: ["demo"],
    queryFn: ({ signal }) => fetchRead("/api/demo", {}, z.nullable(DemoFacts), signal),
    staleTime: 1_000,
    refetchInterval: ({ state: { data } }) => (data === null ? false : EVERY_MS),
  });
}
