import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Analysis } from "./analysis";
import { createAnalyst } from "./analyst";
import { lastAnalysis } from "./checks-as-you-type";
import { configEditor } from "./editor-extensions";
import type { FileLanguage } from "./file-language";

interface CodeViewOptions {
  readonly text: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly language: FileLanguage;
  readonly onChange: (readText: () => string) => void;
  readonly onReview: () => void;
}

interface CodeViewState {
  readonly view: EditorView | undefined;
  readonly analysis: Analysis | undefined;
  readonly cursor: { readonly line: number; readonly column: number };
  /** The entry the cursor is in, as an index of the outline. */
  readonly currentEntry: number;
}

const beginning: CodeViewState = {
  view: undefined,
  analysis: undefined,
  cursor: { line: 1, column: 1 },
  currentEntry: -1,
};

/**
 * Puts a CodeMirror view into `parent` and tells React the little it shows around it. The text is CodeMirror's alone:
 * it is given once, and made anew only where `text` is another one.
 */
export function useCodeView(parent: RefObject<HTMLElement | null>, options: CodeViewOptions): CodeViewState {
  const [shown, setShown] = useState<CodeViewState>(beginning);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { text, label, readOnly, language } = options;
  useEffect(() => {
    if (!parent.current) return;
    const analyst = createAnalyst(language.startWorker());
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          configEditor({
            label,
            readOnly,
            language,
            analyst,
            onReview: () => {
              latest.current.onReview();
            },
          }),
          EditorView.updateListener.of((update) => {
            const { state } = update;
            if (update.docChanged) latest.current.onChange(() => state.doc.toString());
            setShown(stateShown(update.view));
          }),
        ],
      }),
    });
    setShown(stateShown(view));
    return () => {
      view.destroy();
      analyst.close();
    };
  }, [parent, text, label, readOnly, language]);
  return shown;
}

function stateShown(view: EditorView): CodeViewState {
  const { state } = view;
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  const analysed = state.field(lastAnalysis);
  const outline = analysed?.analysis.outline ?? [];
  return {
    view,
    analysis: analysed?.analysis,
    cursor: { line: line.number, column: head - line.from + 1 },
    currentEntry: lastIndex(outline.length, (index) => {
      const from = outline[index]?.from ?? 0;
      return (analysed?.since.mapPos(from, 1) ?? from) <= head;
    }),
  };
}

/** The last index for which `holds`, where it holds up to some index and not beyond; -1 where for none. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
