import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readSecret } from "@/lib/auth/secret";
import { fail, ok, type Failure, type Result } from "@/lib/shared/result";

/** AES-256-GCM (NIST SP 800-38D): one byte that tells this format, a nonce of 12 bytes, a tag of 16, the text. */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

const COST = "private keys kept in the database can then not be read any more, and clients need new ones.";

/**
 * A text that only this panel can read again, with a key of a file beside the database: whoever has the database alone has
 * nothing.
 *
 * @param owner what the text belongs to: it opens under the same name only
 */
export function seal(keyFile: string, text: string, owner: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key(keyFile), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Uint8Array.from([VERSION, ...nonce, ...cipher.getAuthTag(), ...sealed]);
}

/** Fails where the key is another one, or the bytes are damaged or another owner's. */
export function unseal(
  keyFile: string,
  sealed: Uint8Array,
  owner: string,
): Result<string, Failure<"sealed">> {
  const [version] = sealed;
  const nonce = sealed.subarray(1, 1 + NONCE);
  const tag = sealed.subarray(1 + NONCE, 1 + NONCE + TAG);
  try {
    if (version !== VERSION) throw new Error(`Version ${String(version)}.`);
    const decipher = createDecipheriv("aes-256-gcm", key(keyFile), nonce, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(tag);
    const text = Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]);
    return ok(text.toString("utf8"));
  } catch {
    const message =
      "The private key that is kept cannot be read: it was sealed with another key file than this panel has. Put that file back from a backup, or make a new key for the client.";
    return fail({ code: "sealed", message });
  }
}

function key(file: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", readSecret(file, COST), "", "inflight sealed texts", 32));
}
