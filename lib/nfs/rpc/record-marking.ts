import { fail, ok, type Result } from "@/lib/shared/result";
import { joinBytes, xdrUint32 } from "./xdr";
import { type RpcFailure, tooLong } from "./failure";

const LAST_FRAGMENT = 0x80000000;
/** A record of many fragments of nothing would never end. */
const MOST_FRAGMENTS = 256;

/** A message as it goes over a stream: one fragment, its length before it with the highest bit set (RFC 5531, 11). */
export function markRecord(message: Uint8Array): Uint8Array {
  return joinBytes(xdrUint32((LAST_FRAGMENT | message.length) >>> 0), message);
}

/** What a stream has brought so far. */
export interface RecordReader {
  /** Takes what came; the record once it is whole, `undefined` while it is not. What follows the record is left aside. */
  readonly take: (chunk: Uint8Array) => Result<Uint8Array | undefined, RpcFailure>;
}

/** Puts a record of at most `longest` bytes together again, however its fragments were cut up on the way. */
export function createRecordReader(longest: number): RecordReader {
  const fragments: Uint8Array[] = [];
  let total = 0;
  let pending: Uint8Array = new Uint8Array();

  function take(chunk: Uint8Array): Result<Uint8Array | undefined, RpcFailure> {
    pending = joinBytes(pending, chunk);
    while (pending.length >= 4) {
      const header = new DataView(pending.buffer, pending.byteOffset).getUint32(0);
      const length = header & ~LAST_FRAGMENT;
      if (total + length > longest || fragments.length === MOST_FRAGMENTS) return fail(tooLong());
      if (pending.length < 4 + length) break;
      fragments.push(pending.slice(4, 4 + length));
      total += length;
      pending = pending.slice(4 + length);
      if ((header & LAST_FRAGMENT) !== 0) return ok(joinBytes(...fragments));
    }
    return ok(undefined);
  }

  return { take };
}
