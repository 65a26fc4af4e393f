import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { Refusal } from "@/lib/backup/backup-failure";

/**
 * A backup under a passphrase: a header (these words, scrypt's cost, 16 bytes of salt), then blocks of 64 KiB, each under
 * AES-256-GCM (NIST SP 800-38D) with its tag behind it. A block's nonce is its number and whether it is the last one, as in
 * the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015): blocks that were changed, moved, left out or cut off
 * do not open. The key comes of the passphrase by scrypt (RFC 7914) with a salt of the file's own, so that no two files
 * share a nonce under one key.
 */
const MAGIC = Buffer.from("inflight sealed backup 1\n");
const SALT = 16;
const HEADER = MAGIC.length + 1 + SALT;
const BLOCK = 64 * 1024;
const TAG = 16;

/** 2^17 blocks of 1 KiB: 128 MiB and about half a second for each guess. */
const COST = 17;
const LOWEST_COST = 10;
const HIGHEST_COST = 20;
const BLOCK_SIZE = 8;

type Bytes = AsyncIterable<Uint8Array>;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

export function isSealed(beginning: Uint8Array): boolean {
  return MAGIC.equals(beginning.subarray(0, MAGIC.length));
}

/** @param cost of a guess, as a power of two; tests take a lower one */
export async function* seal(source: Bytes, passphrase: string, cost = COST): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MAGIC, Buffer.of(cost), randomBytes(SALT)]);
  const key = await keyOf(passphrase, header);
  yield header;
  let number = 0;
  for await (const { block, last } of inBlocks(source, BLOCK)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, last)).setAAD(header);
    yield Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Throws a {@link Refusal} where the passphrase is another one or anything was changed; what it yields before can be trusted. */
export async function* unseal(source: Bytes, passphrase: string): AsyncGenerator<Buffer> {
  const { header, rest } = await takeHeader(source);
  const key = await keyOf(passphrase, header);
  let number = 0;
  for await (const { block, last } of inBlocks(rest, BLOCK + TAG)) {
    yield open(key, header, { block, last, number });
    number += 1;
  }
}

function open(
  key: Buffer,
  header: Buffer,
  { block, last, number }: { block: Buffer; last: boolean; number: number },
): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number, last), { authTagLength: TAG });
  try {
    decipher.setAAD(header).setAuthTag(block.subarray(-TAG));
    return Buffer.concat([decipher.update(block.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new Refusal(
      number === 0
        ? {
            code: "wrong-passphrase",
            message:
              "The backup does not open: the passphrase is another one, or the file was changed. Nothing was touched.",
          }
        : {
            code: "damaged",
            message:
              "The backup was changed or cut off after it was made. Nothing was touched. Take another copy.",
          },
    );
  }
}

async function keyOf(passphrase: string, header: Buffer): Promise<Buffer> {
  const cost = header[MAGIC.length] ?? 0;
  const N = 2 ** cost;
  const maxmem = 256 * N * BLOCK_SIZE;
  // One passphrase may come in two encodings of the same letters.
  return derive(passphrase.normalize("NFC"), header.subarray(-SALT), 32, { N, r: BLOCK_SIZE, p: 1, maxmem });
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

async function takeHeader(source: Bytes): Promise<{ header: Buffer; rest: Bytes }> {
  const chunks = source[Symbol.asyncIterator]();
  let taken: Buffer = Buffer.alloc(0);
  while (taken.length < HEADER) {
    const next = await chunks.next();
    if (next.done === true) break;
    taken = Buffer.concat([taken, next.value]);
  }
  const header = taken.subarray(0, HEADER);
  const cost = header[MAGIC.length] ?? 0;
  if (header.length < HEADER || !isSealed(header) || cost < LOWEST_COST || cost > HIGHEST_COST) {
    const message = "The backup's beginning is damaged. Nothing was touched. Take another copy.";
    throw new Refusal({ code: "damaged", message });
  }
  return { header, rest: following(taken.subarray(HEADER), chunks) };
}

async function* following(first: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return;
    yield next.value;
  }
}

/** The same bytes in blocks of one size; the last one, which may be shorter, is known to be the last. */
async function* inBlocks(
  source: Bytes,
  size: number,
): AsyncGenerator<{ readonly block: Buffer; readonly last: boolean }> {
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (; held.length > size; held = held.subarray(size)) {
      yield { block: held.subarray(0, size), last: false };
    }
  }
  yield { block: held, last: true };
}
