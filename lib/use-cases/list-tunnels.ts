import { lastTunnelTests, type StoredTunnelTest } from "@/lib/db/tunnel-test-store";
import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import type { RefusedLogin } from "@/lib/tunnels/live/live-tunnels";
import { newestRate } from "@/lib/tunnels/live/throughput";
import type { Profile } from "@/lib/tunnels/profile";
import { hasMountd } from "@/lib/tunnels/profile-choices";
import { fingerprint, readPublicKey } from "@/lib/tunnels/public-key";
import { type TunnelState, tunnelState } from "@/lib/tunnels/tunnel-state";
import { allTunnels, type FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { type HeldTunnel, heldTunnel } from "@/lib/use-cases/held-tunnel";
import { readTest } from "@/lib/use-cases/kept-test";
import { watchTunnels, type WatchedTunnels } from "@/lib/use-cases/watch-tunnels";

/** A profile's key as everybody may see it: never the key itself. */
export type TunnelKey =
  | { readonly state: "none" }
  | { readonly state: "given"; readonly fingerprint: string; readonly isKept: boolean }
  | { readonly state: "revoked"; readonly at: string };

/** A profile and how its tunnel stands. Instants are ISO text; bytes as the server counts them. */
export interface TunnelRow {
  readonly id: string;
  readonly clientName: string;
  readonly serverAddress: string;
  readonly sshPort: number;
  readonly nfsVersion: Profile["nfsVersion"];
  readonly localNfsPort: number;
  readonly localMountPort: number;
  /** Whether the second port is in use. */
  readonly hasMountd: boolean;
  readonly exports: readonly { readonly path: string; readonly mountPoint: string }[];
  readonly enabled: boolean;
  readonly isThisHost: boolean;
  readonly key: TunnelKey;
  readonly state: TunnelState;
  /** For a tunnel that this host opens itself. */
  readonly held: HeldTunnel | null;
  /** Null where the appliance does not tell. */
  readonly live: RowLive | null;
  readonly lastTest: LastTest | null;
}

interface RowLive {
  readonly open: number;
  /** Since when the oldest is open. */
  readonly since: string | null;
  /** Addresses, each once. */
  readonly from: readonly string[];
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly rate: { readonly received: number; readonly sent: number } | null;
  readonly lastSeen: string | null;
  readonly refusedForwards: number;
}

interface LastTest {
  readonly at: string;
  readonly by: string;
  readonly passed: boolean;
  readonly summary: string;
}

export interface TunnelList {
  readonly tunnels: readonly TunnelRow[];
  /** Newest first; a handful. */
  readonly refusedLogins: readonly RefusedSignIn[];
  /** What could not be read, in sentences. */
  readonly caveats: readonly string[];
}

interface RefusedSignIn {
  readonly at: string;
  readonly address: string;
  readonly account: string;
  readonly fingerprint: string | null;
}

const REFUSED_SHOWN = 20;

/** All profiles, with who has a tunnel open now. */
export async function listTunnels(host: Host): Promise<Result<TunnelList>> {
  const [found, tests] = await Promise.all([allTunnels(), lastTunnelTests()]);
  const watched = await watchTunnels(
    host,
    found.map(({ profile }) => profile),
  );
  const seen = watched.ok ? watched.value : null;
  return ok({
    tunnels: found.map((tunnel) => tunnelRow(tunnel, seen, tests)),
    refusedLogins: (seen?.refusedLogins ?? []).slice(-REFUSED_SHOWN).toReversed().map(refusedSignIn),
    caveats: watched.ok ? watched.value.caveats : [watched.error.message],
  });
}

/** One line of the list; `seen` null: the appliance does not tell which tunnels are open. */
export function tunnelRow(
  { profile, stored }: FoundTunnel,
  seen: WatchedTunnels | null,
  tests: readonly StoredTunnelTest[],
): TunnelRow {
  const { id, clientName, serverAddress, sshPort, nfsVersion, localNfsPort, localMountPort } = profile;
  const { enabled, isThisHost } = profile;
  const held = isThisHost ? heldTunnel(seen?.held ?? null, id) : null;
  const live = seen && (held ? heldLive(seen, id, held) : rowLive(seen, id));
  const test = tests.find(({ profileId }) => profileId === id);
  return {
    ...{ id, clientName, serverAddress, sshPort, nfsVersion, localNfsPort, localMountPort },
    ...{ enabled, isThisHost, held, live },
    hasMountd: hasMountd(profile),
    exports: profile.exports.map(({ path, mountPoint }) => ({ path, mountPoint })),
    key: keyOf(profile, stored),
    state: tunnelState({
      enabled,
      hasKey: profile.publicKey !== "",
      isRevoked: stored.revokedAt !== null,
      open: live?.open,
      held: held?.state,
      keepsKey: stored.keepsKey,
    }),
    lastTest: test
      ? { at: test.at.toISOString(), by: test.by, passed: test.passed, summary: readTest(test).summary }
      : null,
  };
}

function keyOf({ publicKey }: Profile, { revokedAt, keepsKey }: FoundTunnel["stored"]): TunnelKey {
  const key = readPublicKey(publicKey);
  if (key.ok) return { state: "given", fingerprint: fingerprint(key.value), isKept: keepsKey };
  return revokedAt === null ? { state: "none" } : { state: "revoked", at: revokedAt.toISOString() };
}

function rowLive(seen: WatchedTunnels, id: string): RowLive {
  const tunnel = seen.byProfile.get(id);
  const throughput = seen.throughput.get(id);
  const open = tunnel?.open ?? [];
  const since = open.flatMap((each) => each.since ?? []).toSorted((one, other) => +one - +other)[0];
  const sum = (of: "bytesReceived" | "bytesSent") => open.reduce((total, each) => total + each[of], 0);
  return {
    open: open.length,
    since: since?.toISOString() ?? null,
    from: [...new Set(open.map(({ address }) => address))],
    bytesReceived: sum("bytesReceived"),
    bytesSent: sum("bytesSent"),
    rate: throughput && open.length > 0 ? newestRate(throughput) : null,
    lastSeen: tunnel?.lastSeen?.toISOString() ?? null,
    refusedForwards: tunnel?.refusedForwards.length ?? 0,
  };
}

/** Of a tunnel that this host opens, this host knows more than the server's log, which may be another machine's. */
function heldLive(seen: WatchedTunnels, id: string, held: HeldTunnel): RowLive {
  const report = seen.held?.get(id);
  const throughput = seen.throughput.get(id);
  const isUp = held.state === "up";
  return {
    open: held.sshConnections,
    since: isUp ? held.since : null,
    from: isUp ? ["this host"] : [],
    bytesReceived: report?.toServer ?? 0,
    bytesSent: report?.fromServer ?? 0,
    rate: throughput && isUp ? newestRate(throughput) : null,
    lastSeen: isUp ? new Date().toISOString() : null,
    refusedForwards: seen.byProfile.get(id)?.refusedForwards.length ?? 0,
  };
}

function refusedSignIn({ at, address, account, fingerprint: key }: RefusedLogin): RefusedSignIn {
  return { at: at.toISOString(), address, account, fingerprint: key ?? null };
}
