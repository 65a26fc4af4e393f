/** Of AES-GCM (RFC 5647): a length in the clear, so many bytes, a tag. */
const LENGTH = 4;
const TAG = 16;

/** ssh2 takes no longer ones. */
export const LONGEST_PACKET = 35_000;

/**
 * Where the last whole packet between two places ends; null where there stands no packet of AES-GCM at all.
 *
 * @param from where a packet begins
 */
export function endOfWholePackets(bytes: Buffer, from: number, to: number): number | null {
  let at = from;
  while (at + LENGTH <= to) {
    const length = bytes.readUInt32BE(at);
    if (length > LONGEST_PACKET) return null;
    const end = at + LENGTH + length + TAG;
    if (end > to) break;
    at = end;
  }
  return at;
}
