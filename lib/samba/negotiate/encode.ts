import {
  CAPABILITY_ENCRYPTION,
  CIPHERS,
  CONTEXT,
  DIALECTS,
  type Dialect,
  HEADER_LENGTH,
  PREFIX_LENGTH,
  SIGNING_ALGORITHMS,
} from "./protocol";

const BODY_LENGTH = 36;
const SALT_LENGTH = 32;

/**
 * An SMB 2 NEGOTIATE request (MS-SMB2 2.2.3) with its length prefix, ready to be sent on a new TCP connection. It needs no
 * account: the reply tells what the server speaks before anybody signs in. `dialects` are what the client pretends to
 * speak, all of them unless told; one alone asks whether the server takes that one.
 */
export function encodeNegotiate({ dialects = DIALECTS }: { dialects?: readonly Dialect[] } = {}): Uint8Array {
  const contexts = dialects.includes(0x0311) ? encodeContexts() : [];
  const contextsAt = alignTo8(HEADER_LENGTH + BODY_LENGTH + 2 * dialects.length);
  const contextsLength = contexts.reduce(
    (total, context, index) =>
      total + (index < contexts.length - 1 ? alignTo8(context.length) : context.length),
    0,
  );
  const length =
    contexts.length > 0 ? contextsAt + contextsLength : HEADER_LENGTH + BODY_LENGTH + 2 * dialects.length;

  const bytes = new Uint8Array(PREFIX_LENGTH + length);
  new DataView(bytes.buffer).setUint32(0, length);
  const message = bytes.subarray(PREFIX_LENGTH);
  const view = new DataView(bytes.buffer, PREFIX_LENGTH);
  message.set([0xfe, 0x53, 0x4d, 0x42]);
  view.setUint16(4, HEADER_LENGTH, true);
  view.setUint16(14, 1, true); // one credit

  const body = HEADER_LENGTH;
  view.setUint16(body, BODY_LENGTH, true);
  view.setUint16(body + 2, dialects.length, true);
  view.setUint16(body + 4, 1, true); // signing enabled, not required: the reply then shows the server's own demand
  view.setUint32(body + 8, CAPABILITY_ENCRYPTION, true);
  crypto.getRandomValues(message.subarray(body + 12, body + 28));
  if (contexts.length > 0) {
    view.setUint32(body + 28, contextsAt, true);
    view.setUint16(body + 32, contexts.length, true);
  }
  for (const [index, dialect] of dialects.entries()) {
    view.setUint16(body + BODY_LENGTH + 2 * index, dialect, true);
  }
  let at = contextsAt;
  for (const context of contexts) {
    message.set(context, at);
    at = alignTo8(at + context.length);
  }
  return bytes;
}

/** SMB 3.1.1 only: SHA-512 for the pre-authentication hash (there is no other), and all ciphers and signing algorithms. */
function encodeContexts(): Uint8Array[] {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
  return [
    encodeContext(CONTEXT.preauth, [...words([1, SALT_LENGTH, 0x0001]), ...salt]),
    encodeContext(CONTEXT.encryption, words([CIPHERS.size, ...CIPHERS.keys()])),
    encodeContext(CONTEXT.signing, words([SIGNING_ALGORITHMS.size, ...SIGNING_ALGORITHMS.keys()])),
  ];
}

function encodeContext(type: number, data: readonly number[]): Uint8Array {
  return Uint8Array.from([...words([type, data.length, 0, 0]), ...data]);
}

function words(values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, value >> 8]);
}

function alignTo8(offset: number): number {
  return (offset + 7) & ~7;
}
