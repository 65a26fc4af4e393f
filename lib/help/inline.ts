/** A stretch of a line of help. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "term"; readonly text: string; readonly term: string }
  | { readonly kind: "page"; readonly text: string; readonly address: string }
  | { readonly kind: "topic"; readonly text: string; readonly topic: string };

/** `` `code` ``, `**strong**`, `[[term|words]]`, `[words](address)` */
const MARK =
  /`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\[\[(?<term>[^\]|]+)(?:\|(?<shown>[^\]]+))?\]\]|\[(?<words>[^\]]+)\]\((?<to>[^)\s]+)\)/gu;

/** Reads the marks in a line of help. What is not a mark is text. */
export function inline(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(MARK)) {
    if (match.index > end) pieces.push({ kind: "text", text: line.slice(end, match.index) });
    pieces.push(pieceOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < line.length) pieces.push({ kind: "text", text: line.slice(end) });
  return pieces;
}

function pieceOf(groups: Readonly<Record<string, string | undefined>>): Piece {
  const { code, strong, term, shown, words = "", to = "" } = groups;
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", text: strong };
  if (term !== undefined) return { kind: "term", text: shown ?? term, term };
  return to.startsWith("#")
    ? { kind: "topic", text: words, topic: to.slice(1) }
    : { kind: "page", text: words, address: to };
}

/** A line without its marks. */
export function plainText(line: string): string {
  return inline(line)
    .map(({ text }) => text)
    .join("");
}
