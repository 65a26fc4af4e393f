import { decodeText, encodeText } from "@/lib/shared/text";
import { BACKSLASH, BLANK, endsWord, NEWLINE, QUOTE, TAB } from "./space";

/** A stretch of the text that exportfs reads as one word. */
export interface WordSpan {
  readonly from: number;
  /** Behind the last character of the word. */
  readonly to: number;
  /** Where reading goes on: behind the white space that ended the word, but for a newline, which ends the entry too. */
  readonly next: number;
  /** No quotes and no backslashes: what is written is what is read. */
  readonly isPlain: boolean;
  /** Nothing, or nothing but quotes: exportfs takes it for the end of the entry. */
  readonly isEmpty: boolean;
}

/** What exportfs reads in a word, and where each character of it stands in the text. */
export interface ReadWord {
  /** UTF-16 units; a byte written in octal is still a lone surrogate here (see {@link readBytes}). */
  readonly units: string;
  /** Offset in the text of the unit at `index`; of the word's end for `units.length`. */
  readonly offsetOf: (index: number) => number;
  /** Most bytes that exportfs held of this word at any time. */
  readonly bytes: number;
}

/** Finds the end of the word that begins at `from`: white space outside quotes, a continued line end, or the text's end. */
export function spanWord(text: string, from: number): WordSpan {
  let at = from;
  let isQuoted = false;
  let isPlain = true;
  let isEmpty = true;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      isQuoted = !isQuoted;
      isPlain = false;
    } else if (!isQuoted && endsWord(code)) {
      return { from, to: at, next: code === NEWLINE ? at : at + 1, isPlain, isEmpty };
    } else {
      if (code === BACKSLASH) {
        isPlain = false;
        if (!isQuoted && text.charCodeAt(at + 1) === NEWLINE) {
          return { from, to: at, next: behindContinuation(text, at), isPlain, isEmpty };
        }
      }
      isEmpty = false;
    }
    at += 1;
  }
  return { from, to: at, next: at, isPlain, isEmpty };
}

/**
 * Reads a word: quotes vanish, a continued line end in quotes is one blank, and a backslash with three octal digits is
 * that byte. exportfs looks for the escape in what it has read so far, so that `\134040` becomes a blank (measured).
 */
export function readWord(text: string, from: number, to: number, isPlain: boolean): ReadWord {
  if (isPlain) {
    const units = text.slice(from, to);
    return { units: cutAtNul(units), offsetOf: (index) => from + index, bytes: byteLength(units) };
  }
  const units: string[] = [];
  const offsets: number[] = [];
  let bytes = 0;
  let most = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) continue;
    offsets.push(at);
    if (code === BACKSLASH && text.charCodeAt(at + 1) === NEWLINE && at + 1 < to) {
      units.push(" ");
      at = Math.min(behindContinuation(text, at), to) - 1;
    } else {
      units.push(text.charAt(at));
    }
    bytes += unitBytes(units);
    if (foldOctal(units)) {
      offsets.length = units.length;
      bytes -= 3;
    }
    most = Math.max(most, bytes);
  }
  offsets.push(to);
  return {
    units: cutAtNul(units.join("")),
    offsetOf: (index) => offsets[index] ?? to,
    bytes: most,
  };
}

/** Bytes that were written in octal, next to each other or to others, as the text they make up. */
export function readBytes(units: string): string {
  return /[\udc80-\udcff]/u.test(units) ? decodeText(encodeText(units)) : units;
}

function behindContinuation(text: string, at: number): number {
  let next = at + 2;
  while (text.charCodeAt(next) === BLANK || text.charCodeAt(next) === TAB) next += 1;
  return next;
}

/** Replaces a final `\ooo` by its byte; false where there is none. */
function foldOctal(units: string[]): boolean {
  const last = units.at(-1) ?? "";
  if (last < "0" || last > "7" || units.at(-4) !== "\\") return false;
  const escape = /^[0-3][0-7]{2}$/.exec(units.slice(-3).join(""));
  if (!escape) return false;
  const byte = Number.parseInt(escape[0], 8);
  units.splice(-4, 4, String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte));
  return true;
}

/** exportfs holds a word as a C string. */
function cutAtNul(units: string): string {
  const nul = units.indexOf("\0");
  return nul < 0 ? units : units.slice(0, nul);
}

/** Bytes of the last unit in the file. */
function unitBytes(units: readonly string[]): number {
  const code = units.at(-1)?.charCodeAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code < 0xd800 || code > 0xdfff) return 3;
  if (code < 0xdc00) return 2;
  const before = units.at(-2)?.charCodeAt(0) ?? 0;
  return before >= 0xd800 && before < 0xdc00 ? 2 : 1;
}

function byteLength(units: string): number {
  // Most words are far shorter than the limits, which are 511 and 1,024 bytes.
  return units.length < 170 ? units.length : encodeText(units).length;
}
