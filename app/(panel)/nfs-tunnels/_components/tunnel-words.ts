import { t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";

/** `250, 251`, or the one port of a version without mountd. */
export function portWords({ hasMountd, localNfsPort, localMountPort }: TunnelRow): string {
  return hasMountd ? `${String(localNfsPort)}, ${String(localMountPort)}` : String(localNfsPort);
}

/** Whence it is open now, each address once. */
export function fromWords({ isThisHost, live }: TunnelRow): string {
  const from = live?.from ?? [];
  return isThisHost && from.length > 0 ? t("this host") : from.join(", ");
}

export function keyWords({ key }: TunnelRow): string {
  if (key.state === "given") return key.fingerprint;
  return t(key.state === "none" ? "none" : "revoked");
}

/** What ends when the client is shut out: for a question that has to be answered first. */
export function openWords(row: TunnelRow): string {
  const { clientName, live } = row;
  if (live === null) return t("Whether it has a tunnel open is not known; what is open ends at once.");
  if (live.open === 0) return t("{clientName} has no tunnel open now.", { clientName });
  return t(
    "{open, plural, =1 {{clientName} has a tunnel open from {from}: it ends at once, and programs there that use the mount wait or fail.} other {{clientName} has # tunnels open from {from}: they end at once, and programs there that use the mounts wait or fail.}}",
    { open: live.open, clientName, from: fromWords(row) },
  );
}
