/**
 * XDR (RFC 4506): everything in units of four bytes, numbers big-endian. A reader never throws and never reads past the
 * end: once something is missing or too long it answers with zeros and nothings, and `failed` says so.
 */
export class XdrReader {
  declare private readonly bytes: Uint8Array;
  declare private readonly view: DataView;
  declare private at: number;
  declare private hasFailed: boolean;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
    this.hasFailed = false;
  }

  /** Whether anything so far was cut off, or longer than the caller allowed. */
  failed(): boolean {
    return this.hasFailed;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  uint32(): number {
    if (this.hasFailed || this.at + 4 > this.bytes.length) {
      this.hasFailed = true;
      return 0;
    }
    const value = this.view.getUint32(this.at);
    this.at += 4;
    return value;
  }

  /** Anything but 0 and 1 is no boolean. */
  bool(): boolean {
    const value = this.uint32();
    if (value > 1) this.hasFailed = true;
    return value === 1;
  }

  /** Bytes with their length before them, padded to a multiple of four. */
  opaque(longest: number): Uint8Array {
    const length = this.uint32();
    if (length > longest || this.at + padded(length) > this.bytes.length) this.hasFailed = true;
    if (this.hasFailed) return new Uint8Array();
    const value = this.bytes.subarray(this.at, this.at + length);
    this.at += padded(length);
    return value;
  }

  /**
   * A list with a boolean before each member and behind the last (RFC 4506, 4.19), of at most `most` members; more is a failure, so that no
   * reply can keep a reader busy.
   */
  list<T>(most: number, read: () => T): T[] {
    const members: T[] = [];
    while (this.bool() && !this.hasFailed) {
      if (members.length === most) this.hasFailed = true;
      else members.push(read());
    }
    return this.hasFailed ? [] : members;
  }

  /** What has not been read yet. */
  rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }
}

/** Numbers of 32 bits, one behind the other. */
export function xdrUint32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value);
  return bytes;
}

/** Bytes with their length before them, padded with zeros. */
export function xdrOpaque(value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + padded(value.length));
  new DataView(bytes.buffer).setUint32(0, value.length);
  bytes.set(value, 4);
  return bytes;
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
