import type { TunnelRow } from "../_queries";

/** `250, 251`, or the one port of a version without mountd. */
export function portWords({ hasMountd, localNfsPort, localMountPort }: TunnelRow): string {
  return hasMountd ? `${String(localNfsPort)}, ${String(localMountPort)}` : String(localNfsPort);
}

export function keyWords({ key }: TunnelRow): string {
  if (key.state === "given") return key.fingerprint;
  return key.state === "none" ? "none" : "revoked";
}

/** What ends when the client is shut out: for a question that has to be answered first. */
export function openWords({ clientName, live }: TunnelRow): string {
  if (live === null) return "Whether it has a tunnel open is not known; what is open ends at once.";
  if (live.open === 0) return `${clientName} has no tunnel open now.`;
  const from = live.from.join(", ");
  return live.open === 1
    ? `${clientName} has a tunnel open from ${from}: it ends at once, and programs there that use the mount wait or fail.`
    : `${clientName} has ${String(live.open)} tunnels open from ${from}: they end at once, and programs there that use the mounts wait or fail.`;
}
