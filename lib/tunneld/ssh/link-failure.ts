import type { HostKey } from "@/lib/tunnels/link-host-key";
import type { Failure } from "@/lib/shared/result";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";

/** Why an SSH connection was not made, or is no more. `detail` holds ssh2's or the kernel's own words. */
export type LinkFailure =
  | Failure<"unreachable" | "timed-out" | "no-agreement" | "lost" | "port-taken" | "key-refused">
  | (Failure<"host-key-unknown" | "host-key-changed"> & { readonly seen: HostKey });

/** Why a connection through it was not made. */
export type OpenFailure = Failure<"not-allowed" | "refused" | "lost" | "timed-out">;

type Server = TunnelSpec["server"];

/** An error of ssh2 in words. Its `level` and `code` are its documented means to tell errors apart. */
export function describeSshError(error: Error, server: Server): LinkFailure {
  const { level, code } = error as { level?: string; code?: string };
  const { host, user } = server;
  const detail = error.message;
  if (level === "client-authentication") {
    const message = `${host} did not accept the key for the account ${user}. Add its line to that account's authorized_keys, or see in sshd's log why it is refused.`;
    return { code: "key-refused", message, detail };
  }
  if (level === "handshake") {
    const message = `${where(server)} and this host agree on no way to encrypt. Choose another cipher, or renew the server's sshd.`;
    return { code: "no-agreement", message, detail };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    const message = `The name ${host} has no address. Check how it is written, and the name server.`;
    return { code: "unreachable", message, detail };
  }
  if (code === "ECONNREFUSED") {
    const message = `Nothing answers at ${where(server)}. Check that sshd runs there, and its port.`;
    return { code: "unreachable", message, detail };
  }
  if (level === "client-socket" && code !== "ECONNRESET" && code !== "EPIPE") {
    return { code: "unreachable", message: `${where(server)} cannot be reached. Check the network.`, detail };
  }
  return { code: "lost", message: lostWords(server), detail };
}

/** Why the server did not open a connection to one of its ports (reasons of RFC 4254, section 5.1). */
export function openFailure(error: Error, { host }: Server, port: number): OpenFailure {
  const { reason } = error as { reason?: number | string };
  const detail = error.message;
  if (reason === 1) {
    const message = `${host} does not let this key reach its port ${String(port)}. See permitopen in the key's line of authorized_keys, and AllowTcpForwarding in sshd_config.`;
    return { code: "not-allowed", message, detail };
  }
  if (reason === 2) {
    const message = `Nothing listens on port ${String(port)} of ${host} itself. Check that its NFS server runs, and where mountd is pinned.`;
    return { code: "refused", message, detail };
  }
  return { code: "lost", message: `${host} did not open a connection to its port ${String(port)}.`, detail };
}

export function lostWords(server: Server): string {
  return `The connection to ${where(server)} broke off. It is made again by itself.`;
}

export function silentWords(server: Server, ms: number): string {
  return `Nothing came from ${where(server)} for ${String(Math.round(ms / 1000))} seconds. Check that the server runs and that no firewall drops what goes there. It is tried again by itself.`;
}

function where({ host, port }: Server): string {
  return `${host}, port ${String(port)}`;
}
