import path from "node:path";
import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { decodeText } from "@/lib/shared/text";
import {
  type LiveTunnel,
  liveTunnels,
  type RefusedLogin,
  refusedLogins,
} from "@/lib/tunnels/live/live-tunnels";
import type { Profile } from "@/lib/tunnels/profile";
import { fingerprint, readPublicKey } from "@/lib/tunnels/public-key";
import { readSessionNote, type SessionNote } from "@/lib/tunnels/session-note";
import { readSshdEvents } from "@/lib/use-cases/read-sshd-log";
import { tcpConnections } from "@/lib/use-cases/tcp-connections";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";
import { t } from "@/lib/words/t";

export interface LiveTunnels {
  readonly byProfile: ReadonlyMap<string, LiveTunnel>;
  readonly refusedLogins: readonly RefusedLogin[];
  /** What could not be read, in sentences. */
  readonly caveats: readonly string[];
}

/** Which profiles have a tunnel open now, read from the appliance: its connections, sshd's log, the hold command's notes. */
export async function readLiveTunnels(
  host: Host,
  profiles: readonly Pick<Profile, "id" | "publicKey">[],
): Promise<Result<LiveTunnels>> {
  const server = await readTunnelServer(host);
  if (!server.ok) return server;
  const [connections, events, notes] = await Promise.all([
    // At all ports that sshd listens on: who came in by a second one must be seen, and put out, as well.
    tcpConnections(host, server.value.ports, t("Which tunnels are open is not known")),
    readSshdEvents(host),
    readNotes(host),
  ]);
  if (!connections.ok) return connections;
  const keys = new Map(
    profiles.flatMap(({ id, publicKey }) => {
      const key = readPublicKey(publicKey);
      return [[id, key.ok ? fingerprint(key.value) : `none of ${id}`] as const];
    }),
  );
  const told = events.ok ? events.value : [];
  const seen = { now: new Date(), connections: connections.value, events: told, notes };
  return ok({
    byProfile: liveTunnels(seen, keys),
    refusedLogins: refusedLogins(told),
    caveats: events.ok ? [] : [events.error.message],
  });
}

/** Notes that vanish or are not whole are left out: a session that ends takes its own away. */
async function readNotes(host: Host): Promise<readonly SessionNote[]> {
  const { notes: folder } = host.tunnelDoor;
  const entries = await host.listFolder(folder);
  if (!entries.ok) return [];
  const names = entries.value.filter(({ name }) => !name.startsWith(".")).map(({ name }) => name);
  const read = await Promise.all(names.map((name) => host.readFile(path.join(folder, name))));
  return read.flatMap((each) => (each.ok ? (readSessionNote(decodeText(each.value.bytes)) ?? []) : []));
}
