import ssh2, { type ParsedKey } from "ssh2";
import type { TunnelSecret } from "@/lib/tunneld/tunnel-spec";

/**
 * The key of a tunnel, ready to sign in with; null where it cannot be read. ssh2's words about it are dropped: they could quote
 * it. Opening a key with a passphrase holds up this process for about a second, so that it is done once and not for each
 * connection.
 */
export function signInKey({ privateKey, passphrase }: TunnelSecret): ParsedKey | null {
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  if (parsed instanceof Error) return null;
  const keys: readonly ParsedKey[] = Array.isArray(parsed) ? parsed : [parsed];
  const [key] = keys;
  return key?.isPrivateKey() === true ? key : null;
}
