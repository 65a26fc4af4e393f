import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { writePublicKey } from "@/lib/tunnels/public-key";
import { beginSsh } from "@/lib/use-cases/ssh-session";

const CONNECT_MS = 10_000;

/** An SSH server as the panel reaches it. */
export interface ClientAddress {
  readonly host: string;
  readonly port: number;
}

export interface ShownHostKey {
  /** Type and key, as known_hosts holds it. */
  readonly hostKey: string;
  readonly type: string;
  /** `SHA256:…` */
  readonly fingerprint: string;
}

/** The host key that a client's SSH server shows, for a person to compare. Nobody signs in. */
export async function readClientHostKey(host: Host, address: ClientAddress): Promise<Result<ShownHostKey>> {
  const connected = await host.connect(address, { timeoutMs: CONNECT_MS });
  if (!connected.ok) return connected;
  const begun = await beginSsh(connected.value, { user: "nobody", password: "" });
  if (!begun.ok) return begun;
  const { hostKey, fingerprint } = begun.value;
  begun.value.close();
  return ok({ hostKey: writePublicKey(hostKey), type: hostKey.type, fingerprint });
}
