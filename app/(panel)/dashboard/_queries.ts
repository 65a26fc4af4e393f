import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { FIGURES } from "@/lib/dashboard/figures";
import { type Span, SPANS } from "@/lib/dashboard/rings";
import { TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";

/** What is known of one part, or why it is not. */
function part<T extends z.ZodMiniType>(value: T) {
  return z.union([
    z.object({ value, trouble: z.null() }),
    z.object({ value: z.null(), trouble: z.string() }),
  ]);
}

const Bytes = z.object({ bytes: z.number(), seconds: z.number() });
const Rate = z.object({ received: z.number(), sent: z.number() });

const ShareState = z.enum(["encrypted", "when-client-can", "on-request", "clear", "locked-out", "unknown"]);
const ExportExposure = z.enum(["encrypted", "tunnel-only", "on-request", "mixed", "clear", "nobody"]);

/** Answer of `GET /api/dashboard`. */
const Dashboard = z.object({
  kind: z.enum(["local", "sandbox", "ssh"]),
  sessions: part(
    z.object({
      encrypted: z.number(),
      partial: z.number(),
      clear: z.number(),
      leftover: z.number(),
      clients: z.number(),
    }),
  ),
  traffic: part(
    z.object({
      now: z.nullable(z.object({ encrypted: z.number(), clear: z.number(), unsorted: z.number() })),
      hour: z.object({ encrypted: Bytes, clear: Bytes, unsorted: Bytes }),
    }),
  ),
  shares: part(
    z.object({
      states: z.array(z.object({ state: ShareState, count: z.number() })),
      total: z.number(),
      preset: z.object({ label: z.string(), isExact: z.boolean() }),
      caveat: z.nullable(z.string()),
    }),
  ),
  exports: part(
    z.object({
      exposures: z.array(z.object({ exposure: ExportExposure, count: z.number() })),
      total: z.number(),
    }),
  ),
  tunnels: part(
    z.object({
      up: z.number(),
      enabled: z.number(),
      total: z.number(),
      rate: z.nullable(Rate),
      tunnels: z.array(
        z.object({
          id: z.string(),
          clientName: z.string(),
          state: z.enum(TUNNEL_STATES),
          rate: z.nullable(Rate),
        }),
      ),
      caveats: z.array(z.string()),
    }),
  ),
  refused: part(
    z.object({
      clients: z.number(),
      times: z.number(),
      atLeast: z.boolean(),
      latest: z.nullable(z.object({ at: z.string(), who: z.string(), reason: z.string() })),
      notices: z.array(z.string()),
    }),
  ),
  services: part(
    z.object({
      appliance: z.string(),
      services: z.array(
        z.object({
          name: z.string(),
          state: z.enum(["running", "stopped", "failed", "unknown"]),
          since: z.nullable(z.string()),
          detail: z.string(),
        }),
      ),
    }),
  ),
  machine: part(
    z.object({
      cpu: z.nullable(z.number()),
      processors: z.nullable(z.number()),
      memory: z.nullable(z.object({ total: z.number(), available: z.number() })),
      network: z.nullable(Rate),
      interfaces: z.array(z.string()),
      disks: z.array(
        z.object({
          mountPoint: z.string(),
          used: z.number(),
          available: z.number(),
          usedShare: z.number(),
        }),
      ),
      disksTrouble: z.nullable(z.string()),
    }),
  ),
  changes: part(
    z.array(
      z.object({
        id: z.string(),
        file: z.string(),
        at: z.string(),
        author: z.string(),
        reason: z.string(),
        state: z.string(),
      }),
    ),
  ),
  attention: z.array(
    z.object({
      id: z.string(),
      severity: z.enum(["error", "warning", "info"]),
      text: z.string(),
      href: z.string(),
      action: z.string(),
    }),
  ),
});

export type Dashboard = z.infer<typeof Dashboard>;

/** Answer of `GET /api/dashboard/history`. */
const History = z.object({
  span: z.enum(SPANS),
  /** Milliseconds since 1970. */
  from: z.number(),
  stepMs: z.number(),
  figures: z.record(z.enum(FIGURES), z.array(z.nullable(z.number()))),
});

export type History = z.infer<typeof History>;

export function dashboardQuery() {
  return queryOptions({
    queryKey: ["dashboard"],
    queryFn: ({ signal }) => fetchRead("/api/dashboard", {}, Dashboard, signal),
    refetchInterval: 5_000,
    staleTime: 2_000,
  });
}

/** As often as there is something new. */
const POLL_MS: Readonly<Record<Span, number>> = { hour: 10_000, day: 60_000, week: 300_000 };

export function historyQuery(span: Span) {
  return queryOptions({
    queryKey: ["dashboard", "history", span],
    queryFn: ({ signal }) => fetchRead("/api/dashboard/history", { span }, History, signal),
    refetchInterval: POLL_MS[span],
    placeholderData: keepPreviousData,
  });
}
