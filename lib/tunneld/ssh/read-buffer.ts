/** Bytes read at once from an SSH connection: fewer where many connections could each hold on to a buffer. */
const LARGE = 256 * 1024;
const SMALL = 64 * 1024;
const MANY = 16;

/**
 * The buffer an SSH connection is read into, used again for each read as long as nothing holds on to what is in it. ssh2
 * decrypts in place, so data travels from the one socket to the other without being copied in this process.
 */
export function createReadBuffer(connections: () => number) {
  let buffer: Buffer | null = null;
  return {
    /** Where the next read goes. */
    next: (): Buffer => (buffer ??= Buffer.allocUnsafeSlow(connections() > MANY ? SMALL : LARGE)),
    /** Somebody still needs what was read: the next read goes elsewhere. */
    giveAway: (): void => void (buffer = null),
    /** Whether these bytes lie in it. */
    holds: (bytes: Uint8Array | null | undefined): boolean =>
      bytes !== null && bytes !== undefined && bytes.buffer === buffer?.buffer,
  };
}
