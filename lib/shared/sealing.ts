import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** AES-256-GCM (NIST SP 800-38D): one byte that tells this format, a nonce of 12 bytes, a tag of 16, the text. */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** The key that texts are sealed under, from a secret of {@link readSecret}. */
export function sealingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "inflight sealed texts", 32));
}

/**
 * Encrypts a text so that it opens, and can be trusted, only together with what it is bound to.
 *
 * @param boundTo who it belongs to, or where it leads: under anything else it does not open
 */
export function sealText(key: Uint8Array, text: string, boundTo: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Uint8Array.from([VERSION, ...nonce, ...cipher.getAuthTag(), ...sealed]);
}

/** Null where it was changed, sealed under another key or bound to something else. */
export function unsealText(key: Uint8Array, sealed: Uint8Array, boundTo: string): string | null {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) return null;
  const nonce = sealed.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG));
  try {
    const text = decipher.update(sealed.subarray(1 + NONCE + TAG));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
