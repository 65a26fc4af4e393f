import { setTimeout as sleep } from "node:timers/promises";
import type { Host } from "@/lib/host/host";
import { ofProcess } from "@/lib/shared/of-process";
import { type ConnectionReport, newestReport, reportConnections } from "@/lib/use-cases/read-connections";
import { asNobody } from "@/lib/words/with-locale";

/** Milliseconds between the end of a report and the next, at least. */
const PAUSE_MS = 1_500;
/** A report of 2,000 sessions keeps a core busy for a second: it rests for so many times as long as it worked. */
const REST = 3;
const LONGEST_PAUSE_MS = 10_000;
/** Pages ask every 2.5 to 10 seconds; the reports end once nobody asked for this long. */
const WATCHED_MS = 15_000;

interface Watch {
  lookedAt: number;
  going: boolean;
}

/**
 * Who was connected a moment ago, for pages that ask again and again: as long as somebody asks, smbstatus is run every few
 * seconds for all of them together, and nobody waits for it but the first. What is acted upon is read anew: see
 * `readConnectionsNow`.
 */
export async function recentConnections(host: Host): Promise<ConnectionReport> {
  const watch = watchOf(host);
  watch.lookedAt = Date.now();
  const newest = watch.going ? newestReport(host) : undefined;
  if (!watch.going) void asNobody(() => keepReporting(host, watch));
  return newest ?? reportConnections(host);
}

/**
 * The newest report, if it is younger than `servesFor` says of one that took so many milliseconds; else a new one. For whoever looks now and
 * then: it does not keep the reports going.
 */
export async function reportWithin(
  host: Host,
  servesFor: (tookMs: number) => number,
): Promise<ConnectionReport> {
  const newest = newestReport(host);
  const serves = newest !== undefined && Date.now() - newest.at < servesFor(newest.tookMs);
  return serves ? newest : reportConnections(host);
}

async function keepReporting(host: Host, watch: Watch): Promise<void> {
  watch.going = true;
  try {
    while (Date.now() - watch.lookedAt < WATCHED_MS) {
      const { tookMs } = await reportConnections(host);
      const pause = Math.min(Math.max(PAUSE_MS, REST * tookMs), LONGEST_PAUSE_MS);
      await sleep(pause, undefined, { ref: false });
    }
  } finally {
    watch.going = false;
  }
}

const all = ofProcess("watches of connections", () => new WeakMap<Host, Watch>());

function watchOf(host: Host): Watch {
  const watch = all.get(host) ?? { lookedAt: 0, going: false };
  all.set(host, watch);
  return watch;
}
