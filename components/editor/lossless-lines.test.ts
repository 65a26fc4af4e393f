import { EditorSelection, EditorState, type TransactionSpec } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineEndAt, lineEndStyle } from "./line-ends";
import { losslessLines } from "./lossless-lines";

const piece = fc.oneof(
  fc.constantFrom(
    "\r",
    "\n",
    "\r\n",
    "\0",
    "\udc80",
    "\udcff",
    "\ud83d",
    "é",
    "\u2028",
    "\u0085",
    "\ufeff",
    "[g]",
    "a = b",
    "\\",
  ),
  fc.string({ unit: "binary" }),
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

function editorState(doc: string, anchor = 0): EditorState {
  return EditorState.create({ doc, extensions: [losslessLines()], selection: { anchor } });
}

function edited(doc: string, spec: TransactionSpec): EditorState {
  return editorState(doc).update(spec).state;
}

describe("a document in the editor", () => {
  it("comes out as it went in, whatever it holds", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const state = editorState(text);
        expect(state.doc.toString()).toBe(text);
        expect(state.sliceDoc()).toBe(text);
        expect(state.doc.length).toBe(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps everything outside an edit made by the program, to the character", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(), fc.nat(), (text, insert, a, b) => {
        // A program's edits (fixes, presets) never split a line end; the editor puts right those that would.
        const whole = (pos: number) => (text.slice(pos - 1, pos + 1) === "\r\n" ? pos - 1 : pos);
        const ends = [whole(a % (text.length + 1)), whole(b % (text.length + 1))].sort((x, y) => x - y);
        const [from = 0, to = 0] = ends;
        const state = edited(text, { changes: { from, to, insert } });
        expect(state.doc.toString()).toBe(text.slice(0, from) + insert + text.slice(to));
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps everything away from typing and deleting, whatever is typed", () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        fc.constantFrom("input.type", "input.paste", "delete.selection"),
        (head, tail, typed, userEvent) => {
          // Between two lines of plain text, an edit of the middle one leaves the rest alone.
          const text = `${head}\nleft MIDDLE right\n${tail}`;
          const from = head.length + 1 + "left ".length;
          const to = from + "MIDDLE".length;
          const result = edited(text, {
            changes: { from, to, insert: userEvent.startsWith("delete") ? "" : typed },
            userEvent,
          });
          expect(result.sliceDoc(0, from)).toBe(text.slice(0, from));
          expect(result.sliceDoc().endsWith(text.slice(to))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("typing in a file with CRLF line ends", () => {
  const text = "[global]\r\n  a = 1\r\n  b = 2\r\n";
  const pos = text.indexOf("1") + 1;

  it("ends a new line as its neighbours end", () => {
    const state = edited(text, {
      changes: { from: pos, insert: "\n  " },
      selection: { anchor: pos + 3 },
      userEvent: "input",
    });
    expect(state.doc.toString()).toBe("[global]\r\n  a = 1\r\n  \r\n  b = 2\r\n");
    expect(state.selection.main.head).toBe(pos + 4);
  });

  it("gives pasted lines the file's line ends, in either direction", () => {
    const paste = { from: pos, insert: "\nx = 1\r\ny = 2" };
    expect(edited(text, { changes: paste, userEvent: "input.paste" }).doc.toString()).toBe(
      "[global]\r\n  a = 1\r\nx = 1\r\ny = 2\r\n  b = 2\r\n",
    );
    expect(
      edited("a = 1\nb = 2\n", {
        changes: { from: 5, insert: "\r\nx = 1" },
        userEvent: "input.paste",
      }).doc.toString(),
    ).toBe("a = 1\nx = 1\nb = 2\n");
  });

  it("joins two lines with one Backspace, and with one Delete", () => {
    const next = pos + 2;
    const joined = "[global]\r\n  a = 1  b = 2\r\n";
    expect(
      edited(text, { changes: { from: next - 1, to: next }, userEvent: "delete.backward" }).doc.toString(),
    ).toBe(joined);
    expect(
      edited(text, { changes: { from: pos, to: pos + 1 }, userEvent: "delete.forward" }).doc.toString(),
    ).toBe(joined);
  });

  it("keeps the line end when the rest of a line is deleted", () => {
    const state = edited(text, { changes: { from: pos - 3, to: pos + 1 }, userEvent: "delete.forward" });
    expect(state.doc.toString()).toBe("[global]\r\n  a \r\n  b = 2\r\n");
  });

  it("never lets the cursor stand inside a line end", () => {
    const state = editorState(text).update({ selection: EditorSelection.range(0, pos + 1) }).state;
    expect(state.selection.main.head).toBe(pos);
  });

  it("does not move a last line that has no end of its own", () => {
    const doc = "a\r\nb";
    const changes = [
      { from: 0, to: 3 },
      { from: 4, insert: "\na\r" },
    ];
    expect(edited(doc, { changes, userEvent: "move.line" }).doc.toString()).toBe(doc);
  });
});

describe("line ends", () => {
  it.each([
    ["", "none"],
    ["a\rb", "none"],
    ["a\nb", "LF"],
    ["a\r\nb\r\n", "CRLF"],
    ["a\r\nb\n", "mixed"],
  ])("of %j are %s", (text, style) => {
    expect(lineEndStyle(text)).toBe(style);
  });

  it("of a new line are those of the line it is typed in, or above", () => {
    const { doc } = editorState("a\r\nb\nc");
    expect([0, 3, 5].map((pos) => lineEndAt(doc, pos))).toEqual(["\r\n", "\n", "\n"]);
    expect(lineEndAt(editorState("a\r\nb").doc, 4)).toBe("\r\n");
  });
});
