import { EditorSelection, type Extension, Prec, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightSpecialChars,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { t } from "@/lib/words/t";
import { splitsLineEnd } from "./line-ends";

/**
 * What no font draws is drawn here: control characters, invisible marks, carriage returns inside a line, and bytes that
 * are not UTF-8 (lone surrogates in the text). The carriage return of a CRLF line end alone is hidden.
 */
export function visibleCharacters(): Extension {
  return [
    highlightSpecialChars({ specialChars: INVISIBLE, render: drawCharacter }),
    hiddenReturns,
    EditorView.atomicRanges.of((view) => view.plugin(hiddenReturns)?.decorations ?? Decoration.none),
    Prec.high(keymap.of(stepsOverLineEnds)),
  ];
}

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|\r(?!$)|[\ud800-\udfff]/gu;

const NAMES: Readonly<Record<number, string>> = {
  0: "NUL",
  9: "TAB",
  13: "CR",
  27: "ESC",
  0xad: "SHY",
  0xfeff: "BOM",
};

function drawCharacter(code: number): HTMLElement {
  const isByte = code >= 0xdc80 && code <= 0xdcff;
  const hex = (isByte ? code - 0xdc00 : code).toString(16).toUpperCase();
  const written = isByte || code < 0x100 ? `\\x${hex.padStart(2, "0")}` : `U+${hex.padStart(4, "0")}`;
  const mark = document.createElement("span");
  mark.className = "cm-invisible";
  mark.textContent = NAMES[code] ?? written;
  mark.title = isByte
    ? t("Byte {written}, which is not UTF-8. It is kept.", { written })
    : t("Character {written}", { written });
  return mark;
}

const hiddenReturn = Decoration.replace({});

const hiddenReturns = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = returnsInView(view);
    }

    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = returnsInView(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function returnsInView(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const visible of view.visibleRanges) {
    for (let pos = visible.from; pos <= visible.to; ) {
      const line = doc.lineAt(pos);
      if (splitsLineEnd(doc, line.to)) builder.add(line.to - 1, line.to, hiddenReturn);
      pos = line.to + 1;
    }
  }
  return builder.finish();
}

/** At the end of a CRLF line, a step to the right goes to the next line, as it does in a file with LF line ends. */
function stepOver(extend: boolean) {
  return (view: EditorView): boolean => {
    const { state } = view;
    const { main, ranges } = state.selection;
    if (ranges.length > 1 || (!extend && !main.empty) || !splitsLineEnd(state.doc, main.head + 1))
      return false;
    const head = main.head + 2;
    const selection = extend ? EditorSelection.range(main.anchor, head) : EditorSelection.cursor(head);
    view.dispatch({ selection, scrollIntoView: true, userEvent: "select" });
    return true;
  };
}

const stepsOverLineEnds = [
  { key: "ArrowRight", run: stepOver(false), shift: stepOver(true) },
  { key: "Mod-ArrowRight", mac: "Alt-ArrowRight", run: stepOver(false), shift: stepOver(true) },
];
