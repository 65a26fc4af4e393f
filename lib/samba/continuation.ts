import { trimSpaceEnd } from "./space";

const BACKSLASH = 0x5c;

/** The content of lines that a backslash makes into one. */
export interface Joined {
  readonly text: string;
  /** Offset, in the file, behind the last of the lines. */
  readonly to: number;
  /** How many physical lines were joined. */
  readonly height: number;
  /** Offset in the file of the character at `at` in the joined text. */
  readonly offsetOf: (at: number) => number;
}

interface Piece {
  readonly from: number;
  to: number;
}

/** Whether `first..end` of the text, one physical line, ends in a backslash; white space behind it does not count. */
export function isContinued(text: string, first: number, end: number): boolean {
  const last = trimSpaceEnd(text, first, end);
  return last > first && text.charCodeAt(last - 1) === BACKSLASH;
}

/**
 * Joins the line whose content starts at `first` with those below it for as long as what is joined so far ends in a
 * backslash. That is not the same as each line's own end: after `a \\` an empty line takes away the second backslash
 * and joins once more, and whatever comes next, a comment or a header, is part of the value. At the very end of the
 * file a backslash is an ordinary character. All measured with testparm 4.17.12.
 */
export function joinContinued(text: string, first: number): Joined {
  const pieces: Piece[] = [];
  let from = first;
  let height = 0;
  while (from < text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    pieces.push({ from, to: end });
    from = newline < 0 ? end : newline + 1;
    height += 1;
    if (newline < 0 || !takeBackslash(text, pieces)) break;
  }
  return {
    text: pieces.map((piece) => text.slice(piece.from, piece.to)).join(""),
    to: from,
    height,
    offsetOf: (at) => offsetOf(pieces, at),
  };
}

/** Takes the final backslash off, and the white space behind it. Each character goes once, so this stays linear. */
function takeBackslash(text: string, pieces: Piece[]): boolean {
  for (let last = pieces.at(-1); last; last = pieces.at(-1)) {
    last.to = trimSpaceEnd(text, last.from, last.to);
    if (last.to > last.from) {
      if (text.charCodeAt(last.to - 1) !== BACKSLASH) return false;
      last.to -= 1;
      return true;
    }
    pieces.pop();
  }
  return false;
}

function offsetOf(pieces: readonly Piece[], at: number): number {
  let before = 0;
  for (const piece of pieces) {
    const length = piece.to - piece.from;
    if (at < before + length) return piece.from + (at - before);
    before += length;
  }
  throw new RangeError(`No character ${String(at)} in a joined line of ${String(before)}`);
}
