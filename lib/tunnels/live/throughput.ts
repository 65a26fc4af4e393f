import type { SshConnection } from "./ss-report";

/** What went through a profile's connections from one look to the next. Bytes a second; null: nobody looked meanwhile. */
export interface ThroughputSample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** From the client to the server. */
  readonly received: number | null;
  readonly sent: number | null;
}

/** The last ten minutes of a profile's connections, and their counters at the last look. */
export interface Throughput {
  readonly at: number;
  readonly counters: ReadonlyMap<string, { readonly received: number; readonly sent: number }>;
  /** Oldest first. */
  readonly samples: readonly ThroughputSample[];
}

/** Milliseconds. */
const KEPT_FOR = 10 * 60_000;
/** Looks that follow closer are one: a rate over half a second says little. */
const LEAST_GAP = 1_500;
/** After a longer pause a mean would hide what went on. */
const LONGEST_GAP = 30_000;

/** The same with one more look; `at` in milliseconds since 1970. A connection that is new since then counts with all it carried. */
export function withLook(
  before: Throughput | undefined,
  at: number,
  connections: readonly SshConnection[],
): Throughput {
  if (before !== undefined && at - before.at < LEAST_GAP) return before;
  const counters = new Map(
    connections.map(({ address, port, bytesReceived, bytesSent }) => [
      `${address} ${String(port)}`,
      { received: bytesReceived, sent: bytesSent },
    ]),
  );
  const kept = (before?.samples ?? []).filter((sample) => at - sample.at <= KEPT_FOR);
  return { at, counters, samples: before === undefined ? [] : [...kept, sampleOf(before, at, counters)] };
}

/** The newest rate; null where there is none. */
export function newestRate({ samples }: Throughput): { received: number; sent: number } | null {
  const newest = samples.at(-1);
  if (newest === undefined || newest.received === null || newest.sent === null) return null;
  return { received: newest.received, sent: newest.sent };
}

function sampleOf(before: Throughput, at: number, counters: Throughput["counters"]): ThroughputSample {
  const milliseconds = at - before.at;
  if (milliseconds > LONGEST_GAP) return { at, received: null, sent: null };
  let received = 0;
  let sent = 0;
  for (const [place, now] of counters) {
    const then = before.counters.get(place) ?? { received: 0, sent: 0 };
    // A place is used again where its counters are behind: everything is new then.
    const isAnother = now.received < then.received || now.sent < then.sent;
    received += now.received - (isAnother ? 0 : then.received);
    sent += now.sent - (isAnother ? 0 : then.sent);
  }
  const perSecond = (bytes: number) => Math.round((bytes * 1000) / milliseconds);
  return { at, received: perSecond(received), sent: perSecond(sent) };
}
