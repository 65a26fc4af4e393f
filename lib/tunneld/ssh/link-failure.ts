import type { HostKey } from "@/lib/tunnels/link-host-key";
import { type TunneldFailure, trouble } from "@/lib/tunneld/trouble";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { msg } from "@/lib/words/t";

/** Why an SSH connection was not made, or is no more. `detail` holds ssh2's or the kernel's own words. */
export type LinkFailure =
  | TunneldFailure<"unreachable" | "timed-out" | "no-agreement" | "lost" | "port-taken" | "key-refused">
  | (TunneldFailure<"host-key-unknown" | "host-key-changed"> & { readonly seen: HostKey });

/** Why a connection through it was not made. */
export type OpenFailure = TunneldFailure<"not-allowed" | "refused" | "lost" | "timed-out">;

type Server = TunnelSpec["server"];

/** An error of ssh2 in words. Its `level` and `code` are its documented means to tell errors apart. */
export function describeSshError(error: Error, server: Server): LinkFailure {
  const { level, code } = error as { level?: string; code?: string };
  const { host, port, user } = server;
  const detail = error.message;
  if (level === "client-authentication") return trouble("key-refused", KEY_REFUSED, { host, user }, detail);
  if (level === "handshake") return trouble("no-agreement", NO_AGREEMENT, { host, port }, detail);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return trouble("unreachable", NO_ADDRESS, { host }, detail);
  if (code === "ECONNREFUSED") return trouble("unreachable", NO_ANSWER, { host, port }, detail);
  if (level === "client-socket" && code !== "ECONNRESET" && code !== "EPIPE") {
    return trouble("unreachable", NO_WAY, { host, port }, detail);
  }
  return lost(server, detail);
}

const KEY_REFUSED = msg(
  "{host} did not accept the key for the account {user}. Add its line to that account's authorized_keys, or see in sshd's log why it is refused.",
);
const NO_AGREEMENT = msg(
  "{host}, port {port} and this host agree on no way to encrypt. Choose another cipher, or renew the server's sshd.",
);
const NO_ADDRESS = msg("The name {host} has no address. Check how it is written, and the name server.");
const NO_ANSWER = msg("Nothing answers at {host}, port {port}. Check that sshd runs there, and its port.");
const NO_WAY = msg("{host}, port {port} cannot be reached. Check the network.");

/** Why the server did not open a connection to one of its ports (reasons of RFC 4254, section 5.1). */
export function openFailure(error: Error, { host }: Server, port: number): OpenFailure {
  const { reason } = error as { reason?: number | string };
  const detail = error.message;
  const values = { host, port };
  if (reason === 1) return trouble("not-allowed", NOT_ALLOWED, values, detail);
  if (reason === 2) return trouble("refused", NOT_LISTENING, values, detail);
  return trouble("lost", NOT_OPENED, values, detail);
}

const NOT_ALLOWED = msg(
  "{host} does not let this key reach its port {port}. See permitopen in the key's line of authorized_keys, and AllowTcpForwarding in sshd_config.",
);
const NOT_LISTENING = msg(
  "Nothing listens on port {port} of {host} itself. Check that its NFS server runs, and where mountd is pinned.",
);
const NOT_OPENED = msg("{host} did not open a connection to its port {port}.");

/** The server did not open a connection to one of its ports in time. */
export function openedLate({ host }: Server, port: number): OpenFailure {
  return trouble("timed-out", OPENED_LATE, { host, port });
}

const OPENED_LATE = msg(
  "{host} did not open a connection to its port {port} in time. Is what listens there busy?",
);

export function lost({ host, port }: Server, detail?: string): TunneldFailure<"lost"> {
  return trouble("lost", LOST, { host, port }, detail);
}

const LOST = msg("The connection to {host}, port {port} broke off. It is made again by itself.");

/** Nothing came for so long. */
export function silent<Code extends "lost" | "timed-out">(
  code: Code,
  { host, port }: Server,
  ms: number,
): TunneldFailure<Code> {
  return trouble(code, SILENT, { host, port, seconds: Math.round(ms / 1000) });
}

const SILENT = msg(
  "Nothing came from {host}, port {port} for {seconds} seconds. Check that the server runs and that no firewall drops what goes there. It is tried again by itself.",
);
