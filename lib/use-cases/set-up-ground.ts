import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import { clientLayout } from "@/lib/tunnels/client-layout";
import type { Profile } from "@/lib/tunnels/profile";
import { readPublicKey, writePublicKey } from "@/lib/tunnels/public-key";
import { setupScript } from "@/lib/tunnels/setup-script";
import { type AsRoot, becomeRoot } from "@/lib/use-cases/become-root";
import type { ClientAddress } from "@/lib/use-cases/client-host-key";
import { execOver } from "@/lib/use-cases/ssh-exec";
import { beginSsh, type SignIn, type SshHandshake, type SshSession } from "@/lib/use-cases/ssh-session";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";
import { t } from "@/lib/words/t";

const CONNECT_MS = 10_000;

/** A client that is signed in to, and how one gets to be root there. */
export interface Client {
  readonly session: SshSession;
  /** A set-up of this profile is there from before. */
  readonly hasEarlier: boolean;
  readonly asRoot: AsRoot;
}

/** Connects, and goes no further unless the client shows the very host key that was confirmed. */
export async function meetClient(
  host: Host,
  address: ClientAddress,
  who: SignIn,
  confirmed: string,
): Promise<Result<SshHandshake>> {
  const connected = await host.connect(address, { timeoutMs: CONNECT_MS });
  if (!connected.ok) return connected;
  const begun = await beginSsh(connected.value, who, [confirmed.split(" ")[0] ?? ""]);
  if (!begun.ok || writePublicKey(begun.value.hostKey) === confirmed) return begun;
  begun.value.close();
  const { type } = begun.value.hostKey;
  const message = t(
    "{host} shows another host key than the one you confirmed: {type} {fingerprint}. Nothing was sent. Find out why before you begin anew.",
    { host: address.host, type, fingerprint: begun.value.fingerprint },
  );
  return fail({ code: "host-key", message });
}

/** Whether it is a Linux system, one gets to be root there, and an earlier set-up is there. */
export async function lookAtClient(
  session: SshSession,
  who: SignIn,
  { id }: Pick<Profile, "id">,
): Promise<Result<Client>> {
  const asked = await execOver(session, "id -u && uname -s");
  if (!asked.ok) return asked;
  const [uid, system] = asked.value.stdout.trim().split("\n");
  if (asked.value.code !== 0 || system !== "Linux") {
    const message = t(
      "The machine does not answer as a Linux system with a shell does, so it cannot be set up from here. Sign in as somebody who may run commands.",
    );
    return fail({ code: "unsuitable", message, detail: asked.value.stderr });
  }
  const root = await becomeRoot(session, who, uid === "0");
  if (!root.ok) return root;
  const asRoot = root.value;
  const earlier = await asRoot(`test -e ${clientLayout(id).state}`);
  if (!earlier.ok) return earlier;
  return ok({ session, hasEarlier: earlier.value.code === 0, asRoot });
}

/** The set-up script for this appliance's SSH server. */
export async function scriptFor(
  host: Host,
  profile: Profile,
  privateKey: string | null,
): Promise<Result<string>> {
  const server = await readTunnelServer(host);
  if (!server.ok) return server;
  const hostKeys = server.value.hostKeys.flatMap(({ key }) => {
    const read = readPublicKey(key);
    return read.ok ? [read.value] : [];
  });
  return setupScript(profile, { hostKeys, ...(privateKey !== null && { privateKey }) });
}
