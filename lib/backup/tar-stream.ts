import { Header } from "tar";
import { Refusal } from "@/lib/backup/backup-failure";

/** tar's own unit (ustar, POSIX.1-1988): a header is one block, contents are filled up to whole ones, two empty ones end it. */
const BLOCK = 512;
const EMPTY = Buffer.alloc(BLOCK);
/** tar(1) fills archives up to 10 KiB; much more than that was put there by somebody. */
const MOST_BEHIND = 64 * 1024;

export interface TarFile {
  readonly name: string;
  readonly size: number;
}

/** Regular files of mode 0600, one after the other. Any tar(1) lists and extracts what it yields. */
export async function* packTar(
  files: Iterable<TarFile & { readonly bytes: AsyncIterable<Uint8Array> }>,
  mtime: Date,
): AsyncGenerator<Uint8Array> {
  for (const { name, size, bytes } of files) {
    const block = Buffer.alloc(BLOCK);
    new Header({ path: name, size, mtime, mode: 0o600, type: "File", uid: 0, gid: 0 }).encode(block);
    yield block;
    let sent = 0;
    for await (const chunk of bytes) {
      sent += chunk.length;
      yield chunk;
    }
    if (sent !== size) throw new Error(`${name} changed its size while it was packed.`);
    yield EMPTY.subarray(0, padding(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/**
 * Hands each file to `take`, which reads it before the next one comes. Throws a {@link Refusal} at anything but a regular
 * file, and where the archive ends too early.
 */
export async function readTar(
  source: AsyncIterable<Uint8Array>,
  take: (file: TarFile, bytes: AsyncGenerator<Uint8Array>) => Promise<void>,
): Promise<void> {
  const reader = byteReader(source);
  for (;;) {
    const block = Buffer.concat(await collect(reader.take(BLOCK)));
    const header = new Header(block);
    if (header.nullBlock) break;
    const { path, size, type, cksumValid } = header;
    if (!cksumValid || path === undefined || size === undefined) throw cutOff();
    if (type !== "File" && type !== "OldFile") throw foreign(path);
    const bytes = reader.take(size);
    await take({ name: path, size }, bytes);
    // What `take` left.
    await collect(bytes);
    await collect(reader.take(padding(size)));
  }
  let behind = 0;
  for await (const chunk of reader.rest()) {
    behind += chunk.length;
    if (behind > MOST_BEHIND || chunk.some((byte) => byte !== 0)) throw foreign("more behind its end");
  }
}

/** A backup holds something that no backup does. */
export function foreign(what: string): Refusal {
  const message = `The backup holds what does not belong in one (${what}): it was put together by somebody else. Nothing was touched.`;
  return new Refusal({ code: "damaged", message });
}

function cutOff(): Refusal {
  const message = "The backup is damaged or was cut off. Nothing was touched. Take another copy.";
  return new Refusal({ code: "damaged", message });
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function byteReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();

  async function* take(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (held.length === 0) {
        const next = await chunks.next();
        if (next.done === true) throw cutOff();
        held = next.value;
      }
      const part = held.subarray(0, left);
      held = held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async function* rest(): AsyncGenerator<Uint8Array> {
    yield held;
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { take, rest };
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return parts;
}
