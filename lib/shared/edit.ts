/** Text `from..to` of the old text gives way to `insert`: the shape of CodeMirror's changes. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The text after the edits, which all speak of offsets in `text` and may come in any order.
 *
 * @throws RangeError where two of them overlap or one lies outside the text, which is a bug of whoever made them.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { from, to, insert } of edits.toSorted((one, other) => one.from - other.from)) {
    if (from < done || to < from || to > text.length) {
      throw new RangeError(`Edit ${String(from)}..${String(to)} overlaps another or lies outside the text`);
    }
    result += text.slice(done, from) + insert;
    done = to;
  }
  return result + text.slice(done);
}
