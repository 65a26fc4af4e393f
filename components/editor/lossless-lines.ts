import {
  type ChangeSpec,
  EditorSelection,
  EditorState,
  type Extension,
  type SelectionRange,
  type Transaction,
} from "@codemirror/state";
import { lineEndAt, splitsLineEnd } from "./line-ends";

/**
 * Keeps every character of the text. CodeMirror on its own takes `\r\n` and a lone `\r` for line breaks and writes `\n`
 * for both; here only `\n` breaks a line, and a carriage return stays a character of the document, so that offsets in
 * the document are offsets in the file's text. What a person would notice of that is put right: a `\r\n` is inserted and
 * removed as one, and the cursor never stands inside it. Undo and redo pass unfiltered.
 */
export function losslessLines(): Extension {
  return [
    EditorState.lineSeparator.of("\n"),
    // Filters run from the last to the first: line ends are put right before the selection is.
    EditorState.transactionFilter.of(keepCursorOutOfLineEnds),
    EditorState.transactionFilter.of(keepLineEndsWhole),
  ];
}

function keepLineEndsWhole(transaction: Transaction) {
  if (!transaction.docChanged) return transaction;
  if (isMoveOfUnendedLine(transaction)) return [];
  const changes = lineEndRepairs(transaction);
  return changes.length === 0 ? transaction : [transaction, { changes, sequential: true }];
}

/** Swapping a last line that has no end with one that ends in `\r\n` would leave the `\r` behind. */
function isMoveOfUnendedLine(transaction: Transaction): boolean {
  if (!transaction.isUserEvent("move.line") && !transaction.isUserEvent("input.copyline")) return false;
  const { startState, changes } = transaction;
  const last = startState.doc.line(startState.doc.lines);
  return (
    lineEndAt(startState.doc, last.from) === "\r\n" && changes.touchesRange(last.from, last.to) !== false
  );
}

/** Changes, in the new document's positions, that make the line ends at and in the changed ranges whole again. */
function lineEndRepairs(transaction: Transaction): ChangeSpec[] {
  const repairs: ChangeSpec[] = [];
  const before = transaction.startState.doc;
  const after = transaction.newDoc;
  const typed = transaction.isUserEvent("input");
  transaction.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    const text = inserted.toString();
    if (toA > fromA && splitsLineEnd(before, fromA) && !text.startsWith("\n")) {
      repairs.push({ from: fromB - 1, to: fromB });
    }
    if (typed) repairs.push(...retypedLineEnds(text, fromB, lineEndAt(before, fromA)));
    if (toA > fromA && splitsLineEnd(before, toA) && after.sliceString(toB - 1, toB) !== "\r") {
      // Deleting up to the end of the line means its text; deleting just the `\r` means the line end.
      if (toA - fromA > 1) repairs.push({ from: toB, insert: "\r" });
      else repairs.push({ from: toB, to: toB + 1 });
    }
  });
  return repairs;
}

function retypedLineEnds(text: string, at: number, lineEnd: "\n" | "\r\n"): ChangeSpec[] {
  const repairs: ChangeSpec[] = [];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) {
    const hasReturn = text.charCodeAt(i - 1) === 13;
    if (lineEnd === "\r\n" && !hasReturn) repairs.push({ from: at + i, insert: "\r" });
    if (lineEnd === "\n" && hasReturn) repairs.push({ from: at + i - 1, to: at + i });
  }
  return repairs;
}

function keepCursorOutOfLineEnds(transaction: Transaction) {
  if (!transaction.selection && !transaction.docChanged) return transaction;
  const doc = transaction.newDoc;
  const outside = (pos: number) => (splitsLineEnd(doc, pos) ? pos - 1 : pos);
  const isOutside = (range: SelectionRange) =>
    outside(range.anchor) === range.anchor && outside(range.head) === range.head;
  const selection = transaction.newSelection;
  if (selection.ranges.every(isOutside)) return transaction;
  const moved = selection.ranges.map((range) =>
    isOutside(range) ? range : EditorSelection.range(outside(range.anchor), outside(range.head)),
  );
  return [transaction, { selection: EditorSelection.create(moved, selection.mainIndex), sequential: true }];
}
