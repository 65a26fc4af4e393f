import { listAudit } from "@/lib/audit/list";
import { tunnelTests } from "@/lib/db/tunnel-test-store";
import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { type HandedFile, handedFiles } from "@/lib/tunnels/handed-files";
import type { SshdEvent } from "@/lib/tunnels/live/sshd-log";
import type { ThroughputSample } from "@/lib/tunnels/live/throughput";
import { tunnelEvents } from "@/lib/tunnels/live/tunnel-events";
import type { Profile } from "@/lib/tunnels/profile";
import { fingerprint, type PublicKey, readPublicKey } from "@/lib/tunnels/public-key";
import { setupScript } from "@/lib/tunnels/setup-script";
import { type Warning, warningsOf } from "@/lib/tunnels/warnings";
import { allTunnels, findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { type TunnelRow, tunnelRow } from "@/lib/use-cases/list-tunnels";
import { readSshdEvents } from "@/lib/use-cases/read-sshd-log";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";
import { watchTunnels } from "@/lib/use-cases/watch-tunnels";
import { t } from "@/lib/words/t";

/** Everything a profile's page shows. Instants are ISO text. Never a private key. */
export interface TunnelDetail {
  readonly row: TunnelRow;
  readonly profile: Omit<Profile, "publicKey">;
  readonly open: readonly OpenConnection[];
  readonly events: readonly TunnelEvent[];
  readonly throughput: readonly ThroughputSample[];
  readonly warnings: readonly Warning[];
  readonly files: readonly HandedFile[];
  readonly server: ServerFacts | null;
  /** What could not be read, in sentences. */
  readonly caveats: readonly string[];
  /** For those who may give keys alone. */
  readonly keys: TunnelKeys | null;
}

export interface TunnelKeys {
  /** Empty while there is none. */
  readonly publicKey: string;
  /** The server's, as known_hosts holds them. */
  readonly hostKeys: readonly string[];
}

interface OpenConnection {
  readonly address: string;
  readonly port: number;
  readonly since: string | null;
  /** When the server lets go of it; null: never, or it holds no session. */
  readonly until: string | null;
  /** False for a client that asked for no session (`ssh -N`): nothing ends it in time. */
  readonly isHeld: boolean;
  readonly bytesReceived: number;
  readonly bytesSent: number;
}

export interface TunnelEvent {
  readonly at: string;
  /** `panel`: somebody did something here. */
  readonly kind: SshdEvent["kind"] | "panel";
  /** One sentence. */
  readonly text: string;
}

interface ServerFacts {
  readonly port: number;
  readonly account: string;
  /** What a client is to see at its first sign-in. */
  readonly hostKeys: readonly { readonly type: string; readonly fingerprint: string }[];
}

const MOST_EVENTS = 100;

/** @param showKeys whether public keys and what holds them are part of the answer */
export async function showTunnel(host: Host, id: string, showKeys: boolean): Promise<Result<TunnelDetail>> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { profile } = found.value;
  const all = await allTunnels();
  const [watched, server, tests, logged, done] = await Promise.all([
    watchTunnels(
      host,
      all.map((each) => each.profile),
    ),
    readTunnelServer(host),
    tunnelTests(id),
    readSshdEvents(host),
    listAudit({ page: 1, query: id }),
  ]);
  const live = watched.ok ? watched.value : null;
  const hostKeys = server.ok ? server.value.hostKeys : [];
  const publicKeys = hostKeys.flatMap(({ key }) => readKey(key));
  const { publicKey, ...rest } = profile;
  const key = readPublicKey(publicKey);
  const events = [
    ...(logged.ok && key.ok ? tunnelEvents(logged.value, fingerprint(key.value)).map(loggedEvent) : []),
    ...done.entries.map(({ at, actor, detail, action }) => ({
      at: at.toISOString(),
      kind: "panel" as const,
      text: `${actor}: ${detail === "" ? action : detail}`,
    })),
  ];
  return ok({
    row: tunnelRow(found.value, live, tests.slice(0, 1)),
    profile: rest,
    open: (live?.byProfile.get(id)?.open ?? []).map(
      ({ address, port, since, until, hold, bytesReceived, bytesSent }) => ({
        ...{ address, port, bytesReceived, bytesSent },
        since: since?.toISOString() ?? null,
        until: until?.toISOString() ?? null,
        isHeld: hold !== undefined,
      }),
    ),
    events: events.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST_EVENTS),
    throughput: live?.throughput.get(id)?.samples ?? [],
    warnings: warningsOf(profile),
    files: filesFor(host, profile, publicKeys, showKeys),
    server: server.ok
      ? {
          port: server.value.port,
          account: server.value.account,
          hostKeys: hostKeys.map((each) => ({
            type: each.key.split(" ")[0] ?? "",
            fingerprint: each.fingerprint,
          })),
        }
      : null,
    caveats: [
      ...new Set([
        ...(watched.ok ? watched.value.caveats : [watched.error.message]),
        ...(server.ok ? [] : [server.error.message]),
      ]),
    ],
    keys: showKeys ? { publicKey, hostKeys: hostKeys.map((each) => each.key) } : null,
  });
}

function filesFor(
  host: Host,
  profile: Profile,
  hostKeys: readonly PublicKey[],
  showKeys: boolean,
): HandedFile[] {
  if (!showKeys) return handedFiles(profile, { hostKeys: [], authorizedKeys: null });
  const script = setupScript(profile, { hostKeys });
  return [
    ...handedFiles(profile, { hostKeys, authorizedKeys: host.tunnelDoor.authorizedKeys }),
    ...(script.ok ? [scriptFile(script.value)] : []),
  ];
}

function scriptFile(text: string): HandedFile {
  return {
    tab: "script",
    name: "set-up-tunnel.sh",
    title: t("Set-up script"),
    goesTo: t("the client, run as root"),
    hint: t("It does all of the above, can be run twice, and takes everything away with --remove."),
    isRecommended: true,
    text,
  };
}

function loggedEvent(event: SshdEvent): TunnelEvent {
  return { at: event.at.toISOString(), kind: event.kind, text: eventWords(event) };
}

function eventWords(event: SshdEvent): string {
  const { address, port } = event;
  switch (event.kind) {
    case "accepted":
      return t("Signed in from {address}, port {port}.", { address, port });
    case "closed":
      return t("The connection from {address}, port {port} ended.", { address, port });
    case "login-refused":
      return t("The key was refused to {address}, port {port}: no line of authorized_keys has it.", {
        address,
        port,
      });
    case "forward-refused":
      return t("A forward to {host}, port {hostPort}, was refused to {address}, port {port}.", {
        address,
        port,
        host: event.host,
        hostPort: event.hostPort,
      });
  }
}

function readKey(text: string): PublicKey[] {
  const key = readPublicKey(text);
  return key.ok ? [key.value] : [];
}
