import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import { clientLayout } from "@/lib/tunnels/client-layout";
import type { Profile } from "@/lib/tunnels/profile";
import { readPublicKey, writePublicKey } from "@/lib/tunnels/public-key";
import { setupScript } from "@/lib/tunnels/setup-script";
import type { ClientAddress } from "@/lib/use-cases/client-host-key";
import { type ExecOptions, execOver, type Ran } from "@/lib/use-cases/ssh-exec";
import { beginSsh, type SignIn, type SshHandshake, type SshSession } from "@/lib/use-cases/ssh-session";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

const CONNECT_MS = 10_000;

/** A client that is signed in to, and how one gets to be root there. */
export interface Client {
  readonly session: SshSession;
  /** A set-up of this profile is there from before. */
  readonly hasEarlier: boolean;
  asRoot(command: string, options?: Pick<ExecOptions, "timeoutMs">): Promise<Result<Ran>>;
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
  const message = `${address.host} shows another host key than the one you confirmed: ${type} ${begun.value.fingerprint}. Nothing was sent. Find out why before you begin anew.`;
  return fail({ code: "host-key", message });
}

/** Whether one gets to be root: by being it, by sudo without a password, or by sudo with the password one signed in with. */
export async function lookAtClient(
  session: SshSession,
  who: SignIn,
  { id }: Pick<Profile, "id">,
): Promise<Result<Client>> {
  const asked = await execOver(session, "id -u && uname -s");
  if (!asked.ok) return asked;
  const [uid, system] = asked.value.stdout.trim().split("\n");
  if (asked.value.code !== 0 || system !== "Linux") {
    const message =
      "The machine does not answer as a Linux system with a shell does, so it cannot be set up from here. Sign in as somebody who may run commands.";
    return fail({ code: "unsuitable", message, detail: asked.value.stderr });
  }
  const password = "password" in who ? who.password : undefined;
  for (const { before, stdin } of waysToRoot(uid === "0", password)) {
    const asRoot: Client["asRoot"] = (command, options) =>
      execOver(session, `${before}${command}`, { ...options, ...(stdin !== undefined && { stdin }) });
    const tried = await asRoot("id -u");
    if (!tried.ok || tried.value.stdout.trim() !== "0") continue;
    const earlier = await asRoot(`test -e ${clientLayout(id).state}`);
    if (!earlier.ok) return earlier;
    return ok({ session, hasEarlier: earlier.value.code === 0, asRoot });
  }
  const message = `${who.user} is not root there, and sudo does not let it be. Sign in as root, or as somebody whom sudo allows everything.`;
  return fail({ code: "not-root", message });
}

function waysToRoot(isRoot: boolean, password: string | undefined) {
  if (isRoot) return [{ before: "", stdin: undefined }];
  const silent = { before: "sudo -n -- ", stdin: undefined };
  // By standard input, which no process list shows.
  const typed = { before: "sudo -S -k -p '' -- ", stdin: `${password ?? ""}\n` };
  return password === undefined ? [silent] : [silent, typed];
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
