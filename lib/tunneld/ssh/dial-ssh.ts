import { Client, type ParsedKey, type PublicKeyAuthMethod } from "ssh2";
import { offeredCiphers } from "@/lib/tunneld/ssh/ciphers";
import { hostKeyAlgorithms, hostKeyFailure, hostKeyOf } from "@/lib/tunneld/ssh/host-keys";
import { KEEP_ALIVE, type KeepAlive, watchAlive } from "@/lib/tunneld/ssh/keep-alive";
import { describeSshError, type LinkFailure, lost, silent } from "@/lib/tunneld/ssh/link-failure";
import type { ReadBuffers } from "@/lib/tunneld/ssh/read-buffers";
import type { ReceiveBudget } from "@/lib/tunneld/ssh/receive-budget";
import { openSshLink, type SshLink } from "@/lib/tunneld/ssh/ssh-link";
import { openSshSocket } from "@/lib/tunneld/ssh/ssh-socket";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { fail, ok, type Result } from "@/lib/shared/result";

/** For TCP, the handshake and the login together. */
const DIAL_MS = 15_000;

export interface Dial {
  readonly spec: Pick<TunnelSpec, "server" | "hostKey" | "cipher">;
  readonly key: ParsedKey;
  readonly budget: ReceiveBudget;
  readonly buffers: ReadBuffers;
  readonly keepAlive?: KeepAlive;
  readonly signal: AbortSignal;
}

/**
 * Makes an SSH connection. A host key that is not the pinned one ends it before anything of us is sent. The failure of one that
 * was aborted means nothing.
 */
export async function dialSsh(dial: Dial): Promise<Result<SshLink, LinkFailure>> {
  const { spec, key, budget, buffers, keepAlive = KEEP_ALIVE, signal } = dial;
  const { server, hostKey } = spec;
  const client = new Client();
  const ssh = openSshSocket(server, buffers);
  const { socket } = ssh;
  const signIn: PublicKeyAuthMethod = { type: "publickey", username: server.user, key };
  let why: LinkFailure | null | undefined;
  let hostKeyTrouble: LinkFailure | null = null;
  let cipher = "";

  // The first reason tells what happened; those after it are its consequences.
  const end = (reason: LinkFailure | null) => {
    if (why === undefined) why = reason;
    socket.destroy();
  };
  const closed = new Promise<LinkFailure | null>((resolve) => {
    socket.once("close", () => {
      resolve(why === undefined ? lost(server) : why);
    });
  });
  client.on("error", (error: Error) => {
    end(hostKeyTrouble ?? describeSshError(error, server));
  });
  client.on("handshake", (agreed) => void (cipher = agreed.cs.cipher));
  const late = setTimeout(() => {
    end(silent("timed-out", server, DIAL_MS));
  }, DIAL_MS);
  const abort = () => {
    end(null);
  };
  signal.addEventListener("abort", abort, { once: true });
  const ready = new Promise<boolean>((resolve) => {
    client.once("ready", () => {
      resolve(true);
    });
    void closed.then(() => {
      clearTimeout(late);
      signal.removeEventListener("abort", abort);
      resolve(false);
    });
  });

  client.connect({
    sock: socket,
    host: server.host,
    port: server.port,
    username: server.user,
    authHandler: [signIn],
    readyTimeout: 0,
    // ssh2 only asks; whether the connection still lives is judged by watchAlive.
    keepaliveInterval: keepAlive.everyMs,
    keepaliveCountMax: Number.MAX_SAFE_INTEGER,
    algorithms: { cipher: offeredCiphers(spec.cipher), serverHostKey: hostKeyAlgorithms(hostKey) },
    hostVerifier: (shown: Buffer) => {
      hostKeyTrouble = hostKeyFailure(server.host, hostKey, hostKeyOf(shown));
      return hostKeyTrouble === null;
    },
  });
  ssh.attach(client);
  if (signal.aborted) abort();
  if (!(await ready)) return fail((await closed) ?? lost(server));
  clearTimeout(late);

  const stopWatching = watchAlive(socket, ssh.received, keepAlive, () => {
    end(silent("lost", server, keepAlive.deadMs));
  });
  void closed.then(stopWatching);
  return ok(openSshLink({ client, ssh, budget, server, cipher, closed, close: abort }));
}
