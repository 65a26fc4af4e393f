import type { Duplex } from "node:stream";
import type { Host } from "@/lib/host/host";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { type Profile, signsInHere } from "@/lib/tunnels/profile";
import { fingerprint, type PublicKey, readPublicKey } from "@/lib/tunnels/public-key";
import type { FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";
import { t } from "@/lib/words/t";

const CONNECT_MS = 10_000;
const LOOPBACK = "127.0.0.1";

/** The SSH server that a test of a profile goes to. */
export interface TestedServer {
  /** This appliance's, which the panel can let a key into. */
  readonly isHere: boolean;
  /** Where it may be reached, the first that answers. */
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
  readonly user: string;
  /** Types of host key that are known of it. */
  readonly keyTypes: readonly string[];
  /** What the client would do otherwise than the test; empty where nothing. */
  readonly note: string;
  /** Whether a host key that is shown is the server's. */
  judge(shown: PublicKey): Result<string>;
}

/** Other clients come to this appliance; a tunnel that this host holds may go to another server. */
export async function testedServer(
  host: Host,
  { profile, stored }: FoundTunnel,
): Promise<Result<TestedServer>> {
  return signsInHere(profile) ? thisAppliance(host, profile) : ok(otherServer(profile, stored.hostKey));
}

export async function connectTo(
  host: Host,
  { addresses }: Pick<TestedServer, "addresses">,
): Promise<Result<{ readonly stream: Duplex; readonly address: TestedServer["addresses"][number] }>> {
  let first: Result<never> | undefined;
  for (const address of addresses) {
    const connected = await host.connect(address, { timeoutMs: CONNECT_MS });
    if (connected.ok) return ok({ stream: connected.value, address });
    first ??= connected;
  }
  return first ?? fail({ code: "unreachable", message: t("The server has no address.") });
}

async function thisAppliance(host: Host, profile: Profile): Promise<Result<TestedServer>> {
  const server = await readTunnelServer(host);
  if (!server.ok) return server;
  const { port, account, hostKeys } = server.value;
  // The box listens at loopback alone: whatever answers elsewhere is not it.
  const isHereOnly = host.kind === "sandbox" || profile.serverAddress === LOOPBACK;
  const elsewhere = isHereOnly ? [] : [{ host: profile.serverAddress, port }];
  const keys = hostKeys.flatMap(({ key }) => {
    const read = readPublicKey(key);
    return read.ok ? [read.value] : [];
  });
  return ok({
    isHere: true,
    addresses: [{ host: LOOPBACK, port }, ...elsewhere],
    user: account,
    keyTypes: keys.map(({ type }) => type),
    note:
      profile.sshPort === port
        ? ""
        : t(
            "The profile names port {named}, where this appliance's SSH listens at {port}: right only where a router passes the one on to the other.",
            { named: profile.sshPort, port },
          ),
    judge: (shown) => {
      if (keys.some(({ base64 }) => base64 === shown.base64)) {
        return ok(t("It shows this appliance's own key, {key}.", { key: described(shown) }));
      }
      const message = t(
        "Another SSH server answers: its host key {key} is none of this appliance's. See which program has the port, and restart SSH if its keys were made anew.",
        { key: described(shown) },
      );
      return fail({ code: "host-key", message });
    },
  });
}

function otherServer(profile: Profile, pinned: string): TestedServer {
  const { serverAddress, sshPort, sshUser } = profile;
  return {
    isHere: false,
    addresses: [{ host: serverAddress, port: sshPort }],
    user: sshUser,
    keyTypes: pinned === "" ? [] : [pinned.split(" ")[0] ?? ""],
    note: "",
    judge: (shown) => judgePinned(serverAddress, pinned, shown),
  };
}

function judgePinned(server: string, pinned: string, shown: PublicKey): Result<string, Failure<"host-key">> {
  const isPinned = pinned.split(" ").some((word) => word === shown.base64 || word === fingerprint(shown));
  const key = described(shown);
  if (isPinned) return ok(t("It shows the key that was confirmed, {key}.", { key }));
  const message = t(
    pinned === ""
      ? "{server} shows the host key {key}, and nobody has confirmed one yet. Compare it with what ssh-keygen -l prints on the server, confirm it for the tunnel, then test again."
      : "{server} shows another host key than the one confirmed: {key}. Either it was set up anew, or somebody sits in between; nothing was sent. Look at the key on the server itself before you confirm it.",
    { server, key },
  );
  return fail({ code: "host-key", message });
}

function described(key: PublicKey): string {
  return `${key.type} ${fingerprint(key)}`;
}
