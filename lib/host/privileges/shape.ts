/**
 * One argument of a privileged command: a literal, or `like`, a regular expression that the whole argument has to match;
 * `many`: one or more of such arguments. The expressions are POSIX extended ones, for sudoers(5), out of what JavaScript
 * reads alike; `[:cntrl:]` is the one class name in use.
 */
export type Word = string | { readonly like: string; readonly many?: true };

/** Any text without control characters. */
export const TEXT = "[^[:cntrl:]]+";

/** Whether arguments have a shape, each by itself. */
export function fits(words: readonly Word[], args: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    const first = at;
    const last = typeof word !== "string" && word.many ? args.length : first + 1;
    for (; at < last; at += 1) {
      const arg = args[at];
      if (arg === undefined || !matches(word, arg)) return false;
    }
    if (at === first) return false;
  }
  return at === args.length;
}

function matches(word: Word, arg: string): boolean {
  return typeof word === "string" ? word === arg : isLike(word.like, arg);
}

/** Whether the whole of a text is what an expression of a `Word` describes. */
export function isLike(expression: string, text: string): boolean {
  return new RegExp(`^(?:${expression.replaceAll("[:cntrl:]", "\\x00-\\x1f\\x7f")})$`, "s").test(text);
}

/** An expression that matches this text alone. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** The shape as arguments in sudoers(5), which joins what is given by blanks before it compares. */
export function inSudoers(words: readonly Word[]): string {
  if (words.every((word) => typeof word === "string")) {
    return words.map((word) => word.replace(/[\\,:=*?[\]!]/g, "\\$&")).join(" ");
  }
  return `^${words.map(expressionOf).join(" ")}$`;
}

function expressionOf(word: Word): string {
  if (typeof word === "string") return literally(word);
  return word.many ? `${word.like}( ${word.like})*` : word.like;
}
