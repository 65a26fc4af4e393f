/** Bytes read at once from an SSH connection: fewer where many connections could each hold on to a buffer. */
const LARGE = 256 * 1024;
const SMALL = 64 * 1024;
const MANY = 16;

/** Buffers kept for reuse, beside those in use. */
const SPARE = 8;

/** A buffer that is read into, and how many still need what is in it. */
export interface ReadBuffer {
  readonly bytes: Buffer;
  users: number;
  /** ssh2 keeps a part of it, for as long as it likes: it is not used again. */
  kept: boolean;
}

export type ReadBuffers = ReturnType<typeof createReadBuffers>;

/**
 * The buffers SSH connections are read into. ssh2 decrypts in place, so that data travels from the one socket to the other
 * without being copied in this process. A buffer is used again as soon as all that was in it has left: new ones would
 * have the garbage collector go through the whole heap for every few dozen megabytes.
 */
export function createReadBuffers(connections: () => number) {
  const spare: ReadBuffer[] = [];
  return {
    take(): ReadBuffer {
      const size = connections() > MANY ? SMALL : LARGE;
      for (let found = spare.pop(); found !== undefined; found = spare.pop()) {
        if (found.bytes.length === size) return found;
      }
      return { bytes: Buffer.allocUnsafeSlow(size), users: 0, kept: false };
    },
    giveBack(buffer: ReadBuffer): void {
      if (!buffer.kept && spare.length < SPARE) spare.push(buffer);
    },
  };
}
