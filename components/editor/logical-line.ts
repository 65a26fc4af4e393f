import type { Line, Text } from "@codemirror/state";

/**
 * The first physical line of the logical line that `line` may belong to: back over lines that end in a backslash. Where
 * those turn out to be comments, which do not continue, the start is earlier than needed and never too late.
 */
export function logicalLineStart(doc: Text, line: Line): Line {
  let first = line;
  while (first.number > 1) {
    const above = doc.line(first.number - 1);
    if (!/\\\s*$/.test(above.text)) break;
    first = above;
  }
  return first;
}

/** The last physical line of the logical line that `line` may belong to. */
export function logicalLineEnd(doc: Text, line: Line): Line {
  let last = line;
  while (last.number < doc.lines && /\\\s*$/.test(last.text)) last = doc.line(last.number + 1);
  return last;
}
