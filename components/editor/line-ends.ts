import type { Text } from "@codemirror/state";
import { t } from "@/lib/words/t";

/** How the lines of a text end. `none`: it has one line without an end. */
export type LineEndStyle = "LF" | "CRLF" | "mixed" | "none";

/** A carriage return alone is no line end to Samba, nor here: it counts as a character of its line. */
export function lineEndStyle(text: string): LineEndStyle {
  let lf = false;
  let crlf = false;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    if (text.charCodeAt(at - 1) === 13) crlf = true;
    else lf = true;
    if (lf && crlf) return "mixed";
  }
  if (crlf) return "CRLF";
  return lf ? "LF" : "none";
}

/** What people are told of them. */
export function lineEndWords(style: LineEndStyle): string {
  if (style === "none") return "LF";
  return style === "mixed" ? t("mixed") : style;
}

/** Whether `pos` is between the carriage return and the line feed of one line end: no place for a cursor. */
export function splitsLineEnd(doc: Text, pos: number): boolean {
  if (pos <= 0 || pos >= doc.length) return false;
  return doc.sliceString(pos - 1, pos + 1) === "\r\n";
}

/** The line end that text typed or pasted at `pos` takes: its own line's, or the one above where it is the last line. */
export function lineEndAt(doc: Text, pos: number): "\n" | "\r\n" {
  const line = doc.lineAt(pos);
  const ended = line.to < doc.length ? line : line.number > 1 ? doc.line(line.number - 1) : undefined;
  return ended && splitsLineEnd(doc, ended.to) ? "\r\n" : "\n";
}
