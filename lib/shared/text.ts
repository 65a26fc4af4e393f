/**
 * Files are bytes. Inside the product they are strings that stand for exactly those bytes: valid UTF-8 decodes as such,
 * the byte order mark included, and every byte 0x80–0xFF that is part of no valid sequence becomes the lone surrogate
 * U+DC80–U+DCFF (as Python's `surrogateescape` does), which no valid UTF-8 can hold.
 */
const ESCAPE = 0xdc00;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
const NOT_A_BYTE = /[\ud800-\udc7f\udd00-\udfff]/u;

/** The string that stands for `bytes`; `encodeText` gives the same bytes back, whatever they are. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeWithEscapes(bytes);
  }
}

/**
 * The bytes a string stands for. A lone surrogate that stands for no byte, which `decodeText` never makes and
 * {@link standsForBytes} finds, is written as U+FFFD like every UTF-8 encoder does.
 */
export function encodeText(text: string): Uint8Array {
  return LONE_SURROGATE.test(text) ? encodeWithEscapes(text) : new TextEncoder().encode(text);
}

/** Whether every character of the string can be written to a file: false only for stray halves of surrogate pairs. */
export function standsForBytes(text: string): boolean {
  return !NOT_A_BYTE.test(text);
}

function decodeWithEscapes(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let at = 0;
  while (at < bytes.length) {
    const size = sequenceLength(bytes, at);
    const code = size === 0 ? ESCAPE + byteAt(bytes, at) : codePointAt(bytes, at, size);
    if (code > 0xffff) units[length++] = 0xd7c0 + (code >> 10);
    units[length++] = code > 0xffff ? 0xdc00 + (code & 0x3ff) : code;
    at += size === 0 ? 1 : size;
  }
  return unitsToString(units.subarray(0, length));
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** Bytes of the well-formed UTF-8 sequence at `at` (The Unicode Standard, table 3-7); 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = byteAt(bytes, at);
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = byteAt(bytes, at + 1);
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + size; next++) {
    if ((byteAt(bytes, next) & 0xc0) !== 0x80) return 0;
  }
  return size;
}

function codePointAt(bytes: Uint8Array, at: number, size: number): number {
  if (size === 1) return byteAt(bytes, at);
  let code = byteAt(bytes, at) & (0x7f >> size);
  for (let next = at + 1; next < at + size; next++) code = (code << 6) | (byteAt(bytes, next) & 0x3f);
  return code;
}

/** In pieces: a call takes only so many arguments. */
function unitsToString(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += 8192) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  }
  return pieces.join("");
}

function encodeWithEscapes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (code < 0x80) bytes[length++] = code;
    else if (isEscape(code)) bytes[length++] = code - ESCAPE;
    else length = putSequence(bytes, length, isSurrogate(code) ? 0xfffd : code);
  }
  return bytes.slice(0, length);
}

function isEscape(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Writes a code point of two to four bytes; gives the offset behind it. */
function putSequence(bytes: Uint8Array, at: number, code: number): number {
  const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  const marker = 0xff & (0xf00 >> size);
  bytes[at] = marker | (code >> (6 * (size - 1)));
  for (let next = 1; next < size; next++) {
    bytes[at + next] = 0x80 | ((code >> (6 * (size - 1 - next))) & 0x3f);
  }
  return at + size;
}
