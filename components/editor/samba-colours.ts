import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { parseSmbConf } from "@/lib/samba/document";
import { logicalLineEnd, logicalLineStart } from "./logical-line";

/** Colours the lines in view, read by the parser that the checks and the pipeline use, so that they cannot disagree. */
export const sambaColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloursInView(view);
    }

    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = coloursInView(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const marks = {
  section: Decoration.mark({ class: "cm-smb-section" }),
  comment: Decoration.mark({ class: "cm-smb-comment" }),
  broken: Decoration.mark({ class: "cm-smb-broken" }),
  name: Decoration.mark({ class: "cm-smb-name" }),
  value: Decoration.mark({ class: "cm-smb-value" }),
};

function coloursInView(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  let done = -1;
  for (const visible of view.visibleRanges) {
    const first = logicalLineStart(doc, doc.lineAt(visible.from));
    const last = logicalLineEnd(doc, doc.lineAt(visible.to));
    const base = Math.max(first.from, done);
    if (base >= last.to) continue;
    const mark = (from: number, to: number, decoration: Decoration) => {
      if (to > from) builder.add(base + from, base + to, decoration);
    };
    for (const line of parseSmbConf(doc.sliceString(base, last.to)).lines) {
      if (line.kind === "parameter") {
        mark(line.nameFrom, line.nameTo, marks.name);
        mark(line.valueFrom, line.valueTo, marks.value);
      } else if (line.kind !== "blank") {
        mark(line.from, line.to, marks[line.kind]);
      }
    }
    done = last.to;
  }
  return builder.finish();
}
