import type { Duplex } from "node:stream";
import ssh2 from "ssh2";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { fingerprint, type PublicKey } from "@/lib/tunnels/public-key";
import { unusableKey } from "@/lib/use-cases/unusable-key";
import { t } from "@/lib/words/t";

const HOST_KEY_MS = 15_000;
const SIGN_IN_MS = 20_000;
const FORWARD_MS = 10_000;

type HostKeyAlgorithm = ssh2.ServerHostKeyAlgorithm;

export type SignIn =
  | { readonly user: string; readonly privateKey: string; readonly passphrase?: string }
  | { readonly user: string; readonly password: string };

/** A connection that waits, its server's key known, for somebody to say that it is the right one. */
export interface SshHandshake {
  readonly hostKey: PublicKey;
  /** `SHA256:…` */
  readonly fingerprint: string;
  /** Goes on with it. Nothing of a person's has been sent before. */
  signIn(): Promise<Result<SshSession>>;
  close(): void;
}

export interface SshSession {
  readonly client: ssh2.Client;
  /** A connection that the server makes to a port of its own, asked for by the name `localhost`. */
  forward(port: number): Promise<Result<Duplex>>;
  close(): void;
}

/**
 * Begins SSH over a stream, and comes back once the server has shown its host key. Whoever calls closes what is opened.
 *
 * @param known types of key that are known of the server: asked for first, since a server has several
 */
export async function beginSsh(
  stream: Duplex,
  who: SignIn,
  known: readonly string[] = [],
): Promise<Result<SshHandshake>> {
  const unreadable = "privateKey" in who ? unusableKey(who) : null;
  if (unreadable) {
    stream.destroy();
    return fail(unreadable);
  }
  const client = new ssh2.Client();
  let failure: Failure | undefined;
  let answer: ((trusted: boolean) => void) | undefined;
  const close = () => {
    client.destroy();
    stream.destroy();
  };
  const broken = new Promise<Failure>((resolve) => {
    client.on("error", (error: Error) => {
      resolve((failure ??= describe(error, who)));
    });
    client.on("close", () => {
      resolve((failure ??= ended()));
    });
  });
  const ready = new Promise<null>((resolve) => {
    client.once("ready", () => {
      resolve(null);
    });
  });
  const shown = new Promise<PublicKey>((resolve) => {
    client.connect({
      sock: stream,
      readyTimeout: 0,
      algorithms: { serverHostKey: preferred(known) },
      hostVerifier: (blob: Buffer, verify: (valid: boolean) => void) => {
        answer = verify;
        resolve({ type: typeOf(blob), base64: blob.toString("base64") });
      },
      ...authentication(who),
    });
  });
  client.on("keyboard-interactive", (_name, _instructions, _lang, prompts, finish) => {
    finish(prompts.map(() => ("password" in who ? who.password : "")));
  });

  const hostKey = await firstOf(shown, broken, HOST_KEY_MS);
  if (!hostKey.ok) {
    close();
    return hostKey;
  }
  return ok({
    hostKey: hostKey.value,
    fingerprint: fingerprint(hostKey.value),
    close,
    signIn: async () => {
      answer?.(true);
      const signedIn = await firstOf(ready, broken, SIGN_IN_MS);
      if (!signedIn.ok) {
        close();
        return signedIn;
      }
      return ok({ client, close, forward: (port) => forward(client, port, broken) });
    },
  });
}

async function forward(client: ssh2.Client, port: number, broken: Promise<Failure>): Promise<Result<Duplex>> {
  const opened = new Promise<Result<Duplex>>((resolve) => {
    client.forwardOut("127.0.0.1", 0, "localhost", port, (error, channel) => {
      resolve(error ? fail(refusedForward(error, port)) : ok(channel));
    });
  });
  const first = await firstOf(opened, broken, FORWARD_MS);
  return first.ok ? first.value : first;
}

async function firstOf<T>(wanted: Promise<T>, broken: Promise<Failure>, ms: number): Promise<Result<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<T>>((resolve) => {
    timer = setTimeout(() => {
      resolve(fail(silent(ms)));
    }, ms);
  });
  try {
    return await Promise.race([wanted.then((value) => ok(value)), broken.then((error) => fail(error)), late]);
  } finally {
    clearTimeout(timer);
  }
}

function authentication(who: SignIn): Partial<ssh2.ConnectConfig> {
  const username = who.user;
  if ("password" in who) {
    return { username, password: who.password, tryKeyboard: true };
  }
  const { privateKey, passphrase } = who;
  return { username, privateKey, ...(passphrase !== undefined && { passphrase }) };
}

const ALGORITHMS: readonly HostKeyAlgorithm[] = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
  "ssh-rsa",
];

function preferred(known: readonly string[]): HostKeyAlgorithm[] {
  const isKnown = (name: string) =>
    known.includes(name) || (known.includes("ssh-rsa") && name.startsWith("rsa-"));
  return [...ALGORITHMS.filter(isKnown), ...ALGORITHMS.filter((name) => !isKnown(name))];
}

/** A key begins with its type, after four bytes of length (RFC 4253, 6.6). */
function typeOf(blob: Buffer): string {
  return blob.subarray(4, 4 + blob.readUInt32BE(0)).toString("latin1");
}

/** `level` is ssh2's documented means to tell errors apart. */
function describe(error: Error, { user }: SignIn): Failure<"sign-in" | "no-agreement" | "lost"> {
  const { level } = error as { level?: string };
  const detail = error.message;
  if (level === "client-authentication") {
    const message = t("The server did not let {user} sign in. sshd's own log tells why.", { user });
    return { code: "sign-in", message, detail };
  }
  if (level === "handshake" || level === "protocol") {
    const message = t(
      "What answers there does not speak SSH, or agrees with the panel on no way to encrypt. Check the port, and renew a server that is very old.",
    );
    return { code: "no-agreement", message, detail };
  }
  return { ...ended(), detail };
}

function ended(): Failure<"lost"> {
  const message = t("The server ended the connection. Look at sshd's log on the server, then try again.");
  return { code: "lost", message };
}

function silent(ms: number): Failure<"timed-out"> {
  const message = t(
    "The server took the connection, but did not go on within {seconds} s. It may be overloaded, or its MaxStartups reached; look at sshd's log.",
    { seconds: ms / 1000 },
  );
  return { code: "timed-out", message };
}

/** Reasons of RFC 4254, 5.1. */
function refusedForward(error: Error, port: number): Failure<"not-allowed" | "refused" | "lost"> {
  const { reason } = error as { reason?: number | string };
  const detail = error.message;
  if (reason === 1) {
    const message = t(
      "sshd does not let this key reach port {port}. Check permitopen in the key's line of authorized_keys, and AllowTcpForwarding and PermitOpen in sshd_config.",
      { port },
    );
    return { code: "not-allowed", message, detail };
  }
  if (reason === 2) {
    return { code: "refused", message: t("Nothing listens on port {port} of the server.", { port }), detail };
  }
  return { code: "lost", message: t("The server opened no way to its port {port}.", { port }), detail };
}
