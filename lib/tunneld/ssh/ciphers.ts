import { readFileSync } from "node:fs";
import type { CipherAlgorithm } from "ssh2";
import { CIPHERS, type Cipher } from "@/lib/tunneld/tunnel-spec";

/** The ciphers to offer, best first: AES where the processor computes it by itself, else ChaCha20, which needs no help. */
export function offeredCiphers(only: Cipher | null, hasAes = processorHasAes()): CipherAlgorithm[] {
  if (only !== null) return [only];
  const best = hasAes ? "aes128-gcm@openssh.com" : "chacha20-poly1305@openssh.com";
  return [best, ...CIPHERS.filter((cipher) => cipher !== best)];
}

let known: boolean | null = null;

/** `aes` among the flags of x86 or the features of ARM. */
function processorHasAes(): boolean {
  try {
    known ??= /^(flags|Features)\s*:.*\baes\b/m.test(readFileSync("/proc/cpuinfo", "utf8"));
  } catch {
    known = true;
  }
  return known;
}
