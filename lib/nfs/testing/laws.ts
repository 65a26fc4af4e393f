import { parseExports } from "../document";

/** What must hold of any text: the property tests check it. Each throws an error that says what was broken. */

/** The lines are the text, in order, numbered; everything in a line lies within it. */
export function checkReading(text: string): void {
  let at = 0;
  for (const line of parseExports(text).lines) {
    demand(line.from === at && line.to > line.from, "the lines leave no gap", line);
    demand(line.number === numberAt(text, at), "lines are numbered", line);
    at = line.to;
    if (line.kind !== "export") continue;
    const places = [line.path, ...line.items, ...(line.comment ? [line.comment] : [])];
    const offsets = [line.from, ...places.flatMap(({ from, to }) => [from, to]), line.to];
    demand(isSorted(offsets), "what is in a line is in order", line);
    for (const item of line.items) {
      demand(item.number === numberAt(text, item.from), "clients are numbered", item);
      const inItem = [item.from, ...item.options.flatMap(({ from, to }) => [from, to]), item.to];
      demand(isSorted(inItem), "options are in their list", item);
    }
  }
  demand(at === text.length, "the lines are the whole text", at);
}

export function demand(holds: boolean | undefined, law: string, shown: unknown): void {
  if (holds !== true) throw new Error(`Broken: ${law}. ${JSON.stringify(shown)}`);
}

function numberAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

function isSorted(offsets: readonly number[]): boolean {
  return offsets.every((offset, index) => offset >= (offsets[index - 1] ?? 0));
}
