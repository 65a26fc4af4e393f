/**
 * White space as exportfs knows it. Between words it skips blanks, tabs and NUL bytes (which its `strchr` finds in every
 * set); a word ends at any of C's `isspace`, so a carriage return ends one but is not skipped. Measured with nfs-utils 2.6.2.
 */
const NUL = 0x00;
export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const BLANK = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const BACKSLASH = 0x5c;

export function isSkipped(code: number): boolean {
  return code === BLANK || code === TAB || code === NUL;
}

/** Ends a word that is not in quotes: white space of the C locale, or a NUL byte. */
export function endsWord(code: number): boolean {
  return code === BLANK || (code >= TAB && code <= 0x0d) || code === NUL;
}

/** Ends a word and begins none, which makes exportfs take the entry, or the whole file, for finished. */
export function isStray(code: number): boolean {
  return code >= 0x0b && code <= 0x0d;
}

/** The offset behind blanks and continued line ends; that of a newline, of a word or of the end of the text. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSkipped(code)) at += 1;
    else if (code === BACKSLASH && text.charCodeAt(at + 1) === NEWLINE) at += 2;
    else break;
  }
  return at;
}

/** The offset of the next newline at or behind `from`, or of the end of the text. */
export function lineEndAt(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline;
}
