import type { IncomingMessage } from "node:http";

/** What a request may send of whom nothing is known yet: forms to sign in, and no more. Bytes. */
const OPEN_BYTES = 64 * 1024;

/**
 * Whether a request sends more than it may. A whole smb.conf travels in one, which Next takes into memory before the gate asks who
 * it is from: so whoever has no session could fill it.
 */
export async function sendsTooMuch(
  { headers }: IncomingMessage,
  hasSession: () => Promise<boolean>,
): Promise<boolean> {
  const length =
    headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : Infinity;
  return length > OPEN_BYTES && !(await hasSession());
}
