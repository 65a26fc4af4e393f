/**
 * Names put into commands that people copy. What a name holds must stay a name in the shell it is pasted into.
 */

/**
 * Whether a name can stand in a command at all. Control characters and line separators would end the line in a terminal;
 * lone surrogates stand for bytes that are no text; bidirectional marks make a command read otherwise than it runs; slashes
 * would make a path of another share.
 */
export function canStandInCommand(name: string): boolean {
  return name.trim() !== "" && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}/\\]/u.test(name);
}

/**
 * As a word of PowerShell: verbatim between single quotes. PowerShell takes the typographic quotes U+2018 to U+201B for single
 * quotes as well (about_Quoting_Rules; its tokenizer's IsSingleQuote); two of them stand for one.
 */
export function quoteForPowerShell(word: string): string {
  return `'${word.replace(/['\u2018-\u201B]/g, "$&$&")}'`;
}

/** As a word of a POSIX shell: nothing but the single quote has a meaning between single quotes (XCU 2.2.2). */
export function quoteForShell(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
