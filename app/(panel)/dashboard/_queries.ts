import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { FIGURES } from "@/lib/dashboard/figures";
import { type Span, SPANS } from "@/lib/dashboard/rings";
import { TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";

/** What is known of one part, or why it is not. */
function part<T extends v.GenericSchema>(value: T) {
  return v.union([
    v.object({ value, trouble: v.null() }),
    v.object({ value: v.null(), trouble: v.string() }),
  ]);
}

const Bytes = v.object({ bytes: v.number(), seconds: v.number() });
const Rate = v.object({ received: v.number(), sent: v.number() });

const ShareState = v.picklist([
  "encrypted",
  "when-client-can",
  "on-request",
  "clear",
  "locked-out",
  "unknown",
]);
const ExportExposure = v.picklist(["encrypted", "tunnel-only", "on-request", "mixed", "clear", "nobody"]);

/** Answer of `GET /api/dashboard`. */
const Dashboard = v.object({
  kind: v.picklist(["local", "sandbox", "ssh"]),
  sessions: part(
    v.object({
      encrypted: v.number(),
      partial: v.number(),
      clear: v.number(),
      leftover: v.number(),
      clients: v.number(),
    }),
  ),
  traffic: part(
    v.object({
      now: v.nullable(v.object({ encrypted: v.number(), clear: v.number(), unsorted: v.number() })),
      hour: v.object({ encrypted: Bytes, clear: Bytes, unsorted: Bytes }),
    }),
  ),
  shares: part(
    v.object({
      states: v.array(v.object({ state: ShareState, count: v.number() })),
      total: v.number(),
      preset: v.object({ label: v.string(), isExact: v.boolean() }),
      caveat: v.nullable(v.string()),
    }),
  ),
  exports: part(
    v.object({
      exposures: v.array(v.object({ exposure: ExportExposure, count: v.number() })),
      total: v.number(),
    }),
  ),
  tunnels: part(
    v.object({
      up: v.number(),
      enabled: v.number(),
      total: v.number(),
      rate: v.nullable(Rate),
      tunnels: v.array(
        v.object({
          id: v.string(),
          clientName: v.string(),
          state: v.picklist(TUNNEL_STATES),
          rate: v.nullable(Rate),
        }),
      ),
      caveats: v.array(v.string()),
    }),
  ),
  refused: part(
    v.object({
      clients: v.number(),
      times: v.number(),
      atLeast: v.boolean(),
      latest: v.nullable(v.object({ at: v.string(), who: v.string(), reason: v.string() })),
      notices: v.array(v.string()),
    }),
  ),
  services: part(
    v.object({
      appliance: v.string(),
      services: v.array(
        v.object({
          name: v.string(),
          state: v.picklist(["running", "stopped", "failed", "unknown"]),
          since: v.nullable(v.string()),
          detail: v.string(),
        }),
      ),
    }),
  ),
  machine: part(
    v.object({
      cpu: v.nullable(v.number()),
      processors: v.nullable(v.number()),
      memory: v.nullable(v.object({ total: v.number(), available: v.number() })),
      network: v.nullable(Rate),
      interfaces: v.array(v.string()),
      disks: v.array(
        v.object({
          mountPoint: v.string(),
          used: v.number(),
          available: v.number(),
          usedShare: v.number(),
        }),
      ),
      disksTrouble: v.nullable(v.string()),
    }),
  ),
  changes: part(
    v.array(
      v.object({
        id: v.string(),
        file: v.string(),
        at: v.string(),
        author: v.string(),
        reason: v.string(),
        state: v.string(),
      }),
    ),
  ),
  attention: v.array(
    v.object({
      id: v.string(),
      severity: v.picklist(["error", "warning", "info"]),
      text: v.string(),
      href: v.string(),
      action: v.string(),
    }),
  ),
});

export type Dashboard = v.InferOutput<typeof Dashboard>;

/** Answer of `GET /api/dashboard/history`. */
const History = v.object({
  span: v.picklist(SPANS),
  /** Milliseconds since 1970. */
  from: v.number(),
  stepMs: v.number(),
  figures: v.object(v.entriesFromList(FIGURES, v.array(v.nullable(v.number())))),
});

export type History = v.InferOutput<typeof History>;

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
