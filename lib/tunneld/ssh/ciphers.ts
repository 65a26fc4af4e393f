import { readFileSync } from "node:fs";
import type { CipherAlgorithm } from "ssh2";
import { CIPHERS, type Cipher } from "@/lib/tunneld/tunnel-spec";

/**
 * The ciphers to offer, best first: the preferred one, else AES where the processor computes it by itself and ChaCha20, which
 * needs no help, where it does not. A server that lacks the first takes the next.
 */
export function offeredCiphers(preferred: Cipher | null, hasAes = processorHasAes()): CipherAlgorithm[] {
  const best = preferred ?? (hasAes ? "aes128-gcm@openssh.com" : "chacha20-poly1305@openssh.com");
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
