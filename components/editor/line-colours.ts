import { type Extension, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { logicalLineEnd, logicalLineStart } from "./logical-line";

const LOOKS = {
  section: Decoration.mark({ class: "cm-file-section" }),
  comment: Decoration.mark({ class: "cm-file-comment" }),
  broken: Decoration.mark({ class: "cm-file-broken" }),
  name: Decoration.mark({ class: "cm-file-name" }),
  value: Decoration.mark({ class: "cm-file-value" }),
  escape: Decoration.mark({ class: "cm-file-escape" }),
};

/** A stretch of a text and what it is. */
export interface ColouredSpan {
  readonly from: number;
  readonly to: number;
  readonly look: keyof typeof LOOKS;
}

/**
 * Colours the lines in view by what `read` says of them: the parser that the checks and the pipeline use, so that they
 * cannot disagree. Its spans come in order and do not overlap.
 */
export function lineColours(read: (text: string) => readonly ColouredSpan[]): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = coloursInView(view, read);
      }

      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = coloursInView(update.view, read);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function coloursInView(view: EditorView, read: (text: string) => readonly ColouredSpan[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  let done = -1;
  for (const visible of view.visibleRanges) {
    const first = logicalLineStart(doc, doc.lineAt(visible.from));
    const last = logicalLineEnd(doc, doc.lineAt(visible.to));
    const base = Math.max(first.from, done);
    if (base >= last.to) continue;
    for (const { from, to, look } of read(doc.sliceString(base, last.to))) {
      if (to > from) builder.add(base + from, base + to, LOOKS[look]);
    }
    done = last.to;
  }
  return builder.finish();
}
