import { type Found, type FoundKind, KINDS } from "./found";

export interface FoundGroup {
  readonly kind: FoundKind;
  /** The best first. */
  readonly found: readonly Found[];
  /** How many more there are than are shown. */
  readonly more: number;
}

const ORDER = Object.keys(KINDS) as FoundKind[];

/**
 * What fits a search, in groups: the group with the best fit first. Every word of the search has to be somewhere in the
 * label or the other words. An empty search leaves everything, in the order given.
 */
export function rank(all: readonly Found[], search: string, atMost: number): readonly FoundGroup[] {
  const asked = search.trim().toLowerCase().replace(/\s+/gu, " ");
  const words = asked.split(" ").filter(Boolean);
  const fitting = all
    .map((found, at) => ({ found, at, score: words.length === 0 ? 1 : scoreOf(found, asked, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at);
  return ORDER.map((kind) => ({ kind, fits: fitting.filter(({ found }) => found.kind === kind) }))
    .filter(({ fits }) => fits.length > 0)
    .sort((a, b) => (b.fits[0]?.score ?? 0) - (a.fits[0]?.score ?? 0))
    .map(({ kind, fits }) => ({
      kind,
      found: fits.slice(0, atMost).map(({ found }) => found),
      more: Math.max(0, fits.length - atMost),
    }));
}

/** The whole label, its beginning, the beginning of its words, its inside, anything else said of it; 0: does not fit. */
function scoreOf({ label, words: others = [] }: Found, asked: string, words: readonly string[]) {
  const name = label.toLowerCase();
  if (name === asked) return 100;
  if (name.startsWith(asked)) return 80;
  const rest = others.join("\n").toLowerCase();
  const each = words.map((word) => {
    if (begins(name, word)) return 60;
    if (name.includes(word)) return 40;
    return rest.includes(word) ? 20 : 0;
  });
  return each.includes(0) ? 0 : each.reduce<number>((sum, one) => sum + one, 0) / each.length;
}

/** Whether a word of the text begins so. */
function begins(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
  }
  return false;
}
