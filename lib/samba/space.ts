/**
 * White space as Samba's configuration reader knows it: C's `isspace` in the C locale. A no-break space or a byte order
 * mark is a letter to it (measured with testparm 4.17.12), so JavaScript's `trim` and `\s` must not be used on smb.conf.
 */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** The first offset in `from..to` that is no white space; `to` where there is none. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The end of `from..to` without its trailing white space; `from` where nothing else is in it. */
export function trimSpaceEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * Runs of white space become the first character of the run, which is what Samba keeps of them in names and in values:
 * `My   share` is read as `My share`.
 */
export function squeezeSpace(text: string): string {
  if (!/[\t-\r ]{2}/.test(text)) return text;
  return text.replace(/([\t-\r ])[\t-\r ]+/g, "$1");
}

/** Squeezed, and without white space at either end: a value or a name as Samba has it in hand. */
export function readAsSamba(text: string): string {
  const from = skipSpace(text, 0, text.length);
  return squeezeSpace(text.slice(from, trimSpaceEnd(text, from, text.length)));
}
