import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The key that private keys are stored under, from its file (mode 0600); made there where none is. */
export async function readSealKey(file: string): Promise<Buffer> {
  const candidate = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(candidate, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx", flush: true });
  try {
    await link(candidate, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(candidate);
  }
  const key = await readFile(file);
  if (key.length !== KEY_BYTES) {
    throw new Error(
      `The key file ${file} is damaged. Delete it, and give each tunnel of this host its key again.`,
    );
  }
  return key;
}

/**
 * Encrypts a text so that it can be read and trusted only together with what it is bound to: a sealed key that was moved
 * to another tunnel, or whose tunnel leads elsewhere now, does not open.
 */
export function seal(key: Buffer, text: string, boundTo: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString("base64");
}

/** Null where it was changed, sealed under another key or bound to something else. */
export function unseal(key: Buffer, sealed: string, boundTo: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
