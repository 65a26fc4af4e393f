import ssh2 from "ssh2";
import { seal, unseal } from "@/lib/auth/sealed";
import { sealedTunnelKey, setTunnelKey } from "@/lib/db/tunnel-store";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { ok, type Result } from "@/lib/shared/result";

/** A key pair that was made here. */
export interface MadeKey {
  /** OpenSSH's own format, without a passphrase. */
  readonly privateKey: string;
  /** Type and key, without a comment. */
  readonly publicKey: string;
}

/** An ed25519 key pair, in memory alone. */
export function makeKey(): MadeKey {
  for (;;) {
    const { private: privateKey, public: line } = ssh2.utils.generateKeyPairSync("ed25519");
    const [type = "", base64 = ""] = line.trim().split(/\s+/);
    if (isWhole(privateKey, base64)) return { privateKey, publicKey: `${type} ${base64}` };
  }
}

/** ssh2 1.17 loses a zero byte at the beginning of either half: about one pair in 300 is of no use to anybody. */
function isWhole(privateKey: string, base64: string): boolean {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error || Array.isArray(parsed)) return false;
  const half = parsed.getPublicSSH();
  // Type and 32 bytes, each behind its length: RFC 8709.
  return half.length === 4 + 11 + 4 + 32 && half.toString("base64") === base64;
}

/** Gives a profile a key that was made here. `keep`: the private half stays in the database, sealed. */
export async function storeMadeKey(id: string, made: MadeKey, keep: boolean): Promise<boolean> {
  const sealed = keep ? seal(keyFile(), made.privateKey, id) : null;
  return setTunnelKey(id, { publicKey: made.publicKey, sealed });
}

/** The private key that is kept for a profile; null where none is. For tunneld and the set-up of a client, not for pages. */
export async function keptPrivateKey(id: string): Promise<Result<string | null>> {
  const sealed = await sealedTunnelKey(id);
  return sealed === null ? ok(null) : unseal(keyFile(), sealed, id);
}

function keyFile(): string {
  return dataDir(env().dataDir).sealingKey;
}
