import { createHmac } from "node:crypto";

const PERIOD_MS = 30_000;
const DIGITS = 6;

/** Which 30 seconds it is. */
export function totpStep(now: number): number {
  return Math.floor(now / PERIOD_MS);
}

/** The code of a step: HMAC-SHA-1, six digits, as every authenticator app makes it (RFC 6238, RFC 4226). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  const number = (digest.readUInt32BE(at) & 0x7fff_ffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, "0");
}

/** The step whose code this is: the present one, or one before or after, since clocks differ. Null where it is none of them. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const present = totpStep(now);
  return [present - 1, present, present + 1].find((step) => totpCode(secret, step) === code) ?? null;
}
