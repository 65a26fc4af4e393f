import type { Text } from "@codemirror/state";
import { parseExports } from "@/lib/nfs/document";
import type { ExportLine, Item, OptionWord, Span } from "@/lib/nfs/lines";
import { logicalLineEnd, logicalLineStart } from "../logical-line";

/** Where in an exports file a place is; spans are of the whole document. */
export interface ExportsPlace {
  readonly line: ExportLine;
  readonly item: Item;
  /** The part between the parentheses, or behind the dash; undefined where the place is at a client's name. */
  readonly list: Span | undefined;
  readonly option: OptionWord | undefined;
  /** What to add to the offsets of `line` and `item`. */
  readonly base: number;
}

/** The client, or the defaults, that the place `pos` is in or at the end of. */
export function exportsPlaceAt(doc: Text, pos: number): ExportsPlace | undefined {
  const base = logicalLineStart(doc, doc.lineAt(pos)).from;
  const text = doc.sliceString(base, logicalLineEnd(doc, doc.lineAt(pos)).to);
  const at = pos - base;
  const line = parseExports(text).exports.find(({ from, to }) => from <= at && at <= to);
  const item = line?.items.find(
    (each) => each.from <= at && at <= each.to && !(each.kind === "client" && each.isImplied),
  );
  if (!line || !item) return undefined;
  const list = item.kind === "defaults" ? { from: item.from + 1, to: item.to } : item.listSpan;
  if (!list || at < list.from || at > list.to)
    return { line, item, list: undefined, option: undefined, base };
  const found = item.options.find(({ from, to }) => from <= at && at <= to);
  return {
    line,
    item,
    list: { from: base + list.from, to: base + list.to },
    option: found && { text: found.text, from: base + found.from, to: base + found.to },
    base,
  };
}
