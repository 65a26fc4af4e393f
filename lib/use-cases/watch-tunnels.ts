import type { Host } from "@/lib/host/host";
import { ofProcess } from "@/lib/shared/of-process";
import { ok, type Result } from "@/lib/shared/result";
import { type Throughput, withLook } from "@/lib/tunnels/live/throughput";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { Profile } from "@/lib/tunnels/profile";
import { type HeldReports, trafficOf } from "@/lib/use-cases/held-tunnel";
import { tunneld } from "@/lib/use-cases/hold-tunnels";
import { type LiveTunnels, readLiveTunnels } from "@/lib/use-cases/read-live-tunnels";
import { locale } from "@/lib/words/locale";

/** Milliseconds in which several pages share one look. */
const KEPT_FOR = 1_000;

export interface WatchedTunnels extends LiveTunnels {
  /** By profile; none for one that was not looked at before. */
  readonly throughput: ReadonlyMap<string, Throughput>;
  /** What the process that holds this host's tunnels says; empty where this host has none. */
  readonly held: HeldReports;
}

type Watched = Pick<Profile, "id" | "publicKey" | "isThisHost">;

interface Look extends LiveTunnels {
  readonly held: HeldReports;
}

interface Watch {
  readonly throughput: Map<string, Throughput>;
  newest?: { readonly until: number; readonly keys: string; readonly read: Promise<Result<Look>> };
}

/**
 * Which tunnels are open, for pages that ask again and again, with what went through each in the last ten minutes. Kept in this process alone. What is acted upon is read anew: see `readLiveTunnels`.
 */
export async function watchTunnels(
  host: Host,
  profiles: readonly Watched[],
): Promise<Result<WatchedTunnels>> {
  const watch = watchOf(host);
  // What a look could not read is told in a language.
  const keys = [locale(), ...profiles.map(({ id, publicKey }) => `${id} ${publicKey}`)].join("\n");
  if (!watch.newest || watch.newest.keys !== keys || Date.now() >= watch.newest.until) {
    watch.newest = { until: Date.now() + KEPT_FOR, keys, read: look(host, watch, profiles) };
  }
  const live = await watch.newest.read;
  return live.ok ? ok({ ...live.value, throughput: watch.throughput }) : live;
}

async function look(host: Host, { throughput }: Watch, profiles: readonly Watched[]): Promise<Result<Look>> {
  const [live, listed] = await Promise.all([readLiveTunnels(host, profiles), readHeld(profiles)]);
  if (!live.ok) return live;
  const held = listed.ok ? new Map(listed.value.map((report) => [report.id, report])) : null;
  const caveats = listed.ok ? live.value.caveats : [...live.value.caveats, listed.error.message];
  const at = Date.now();
  for (const [id, { open }] of live.value.byProfile) {
    const report = held?.get(id);
    throughput.set(id, withLook(throughput.get(id), at, report ? [trafficOf(report)] : open));
  }
  for (const id of throughput.keys()) {
    if (!live.value.byProfile.has(id)) throughput.delete(id);
  }
  return ok({ ...live.value, caveats, held });
}

async function readHeld(profiles: readonly Watched[]): Promise<Result<readonly TunnelReport[]>> {
  return profiles.some(({ isThisHost }) => isThisHost) ? tunneld().list() : ok([]);
}

const all = ofProcess("watches of tunnels", () => new WeakMap<Host, Watch>());

function watchOf(host: Host): Watch {
  const watch = all.get(host) ?? { throughput: new Map<string, Throughput>() };
  all.set(host, watch);
  return watch;
}
