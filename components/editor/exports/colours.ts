import { parseExports } from "@/lib/nfs/document";
import type { Item, Span } from "@/lib/nfs/lines";
import { readOption } from "@/lib/nfs/options";
import { type ColouredSpan, lineColours } from "../line-colours";

/** Every path, client, option, escape and comment of a text, in order. */
export function spansOfExports(text: string): ColouredSpan[] {
  return parseExports(text).lines.flatMap((line): ColouredSpan[] => {
    if (line.kind === "blank") return [];
    if (line.kind === "broken") return [{ ...spanOf(line), look: "broken" }];
    if (line.kind !== "export") return [{ ...spanOf(line), look: "comment" }];
    const { path, items, comment } = line;
    const spans = [
      ...withEscapes(text, path, path.isTooLong ? "broken" : "section"),
      ...items.flatMap((item) => coloursOf(text, item)),
    ];
    // A remark may stand before a client that nobody wrote.
    return comment ? [...spans, { ...spanOf(comment), look: "comment" }] : spans;
  });
}

export const exportsColours = lineColours(spansOfExports);

function coloursOf(text: string, item: Item): ColouredSpan[] {
  if (item.problem !== undefined) return [{ ...spanOf(item), look: "broken" }];
  const options = item.options.map(
    (option): ColouredSpan => ({
      ...spanOf(option),
      look: typeof readOption(option.text) === "string" ? "broken" : "value",
    }),
  );
  return item.kind === "client" ? [...withEscapes(text, item.hostSpan, "name"), ...options] : options;
}

/** Octal escapes stand out from what is around them. */
function withEscapes(text: string, { from, to }: Span, look: ColouredSpan["look"]): ColouredSpan[] {
  const spans: ColouredSpan[] = [];
  let done = from;
  for (const { index, 0: escape } of text.slice(from, to).matchAll(/\\[0-7]{3}/g)) {
    const start = from + index;
    spans.push({ from: done, to: start, look }, { from: start, to: start + escape.length, look: "escape" });
    done = start + escape.length;
  }
  return [...spans, { from: done, to, look }];
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
