"use client";

import { goToNextChunk, goToPreviousChunk, MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { fileText } from "./editor-extensions";
import { editorPhrases } from "./editor-phrases";
import { exportsColours } from "./exports/colours";
import { lineEndStyle, lineEndWords } from "./line-ends";
import { useMedia } from "@/components/shell/browser-state";
import { t } from "@/lib/words/t";
import { sambaColours } from "./samba/colours";
import { pageStyleNonce } from "./style-nonce";

export interface DiffViewProps {
  /** The managed file's name: its kind decides the colours. */
  file: string;
  before: string;
  after: string;
  /** What the two sides are called: "On disk now", "Your text". */
  beforeLabel: string;
  afterLabel: string;
}

const COLOURS: Readonly<Record<string, Extension>> = { "smb.conf": sambaColours, exports: exportsColours };

type Sides = Omit<DiffViewProps, "file">;

const DIFF_LIMITS = { scanLimit: 1000, timeout: 400 };

/** Two texts side by side, or below each other where the window is narrow. Import it through `diff-view.tsx`. */
export function LoadedDiff({ file, before, after, beforeLabel, afterLabel }: DiffViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView | null>(null);
  const [whole, setWhole] = useState(false);
  const narrow = !useMedia("(min-width: 56rem)");
  useEffect(() => {
    if (!parent.current) return;
    const collapse = whole ? {} : { collapseUnchanged: { margin: 3, minSize: 6 } };
    const sides = { before, after, beforeLabel, afterLabel };
    // A difference at the end of a long line must not be out of sight.
    const base = [
      fileText(COLOURS[file] ?? []),
      EditorView.lineWrapping,
      readOnly,
      pageStyleNonce(),
      editorPhrases(),
    ];
    const made = narrow
      ? oneColumn(parent.current, sides, collapse, base)
      : twoColumns(parent.current, sides, collapse, base);
    shown.current = made.view;
    return () => {
      made.destroy();
    };
  }, [file, before, after, beforeLabel, afterLabel, whole, narrow]);
  const move = (command: typeof goToNextChunk) => {
    if (!shown.current) return;
    command(shown.current);
    shown.current.focus();
  };
  return (
    <section
      aria-label={t("Difference")}
      className="flex min-h-48 flex-1 flex-col overflow-hidden rounded-sm border border-line"
    >
      <div className="tool-bar flex flex-wrap items-center gap-2 border-b border-line px-2 py-1">
        <Button
          icon={<ArrowUp />}
          onClick={() => {
            move(goToPreviousChunk);
          }}
        >
          {t("Previous difference")}
        </Button>
        <Button
          icon={<ArrowDown />}
          onClick={() => {
            move(goToNextChunk);
          }}
        >
          {t("Next difference")}
        </Button>
        <CheckboxField
          label={t("Show unchanged lines")}
          hint={t("The whole file, and not only what lies around a change.")}
          compact
          checked={whole}
          onChange={(event) => {
            setWhole(event.target.checked);
          }}
          className="ml-2"
        />
        <LineEndNote before={before} after={after} />
      </div>
      <ColumnLabels narrow={narrow} before={beforeLabel} after={afterLabel} />
      <div ref={parent} className="min-h-0 flex-1 overflow-auto" />
    </section>
  );
}

function ColumnLabels({ narrow, before, after }: { narrow: boolean; before: string; after: string }) {
  const id = useId();
  return (
    <div
      aria-hidden
      id={id}
      className="grid grid-cols-2 border-b border-line bg-sunken text-xs font-semibold"
    >
      <span className="truncate px-3 py-1">{narrow ? `− ${before}` : before}</span>
      <span className="truncate border-l border-line px-3 py-1">{narrow ? `+ ${after}` : after}</span>
    </div>
  );
}

/** Line ends are not drawn: a difference in them alone would look like none. */
function LineEndNote({ before, after }: { before: string; after: string }) {
  const [from, to] = [lineEndStyle(before), lineEndStyle(after)];
  if (from === to || from === "none" || to === "none") return null;
  return (
    <span className="text-xs text-warn">
      {t("Line ends change from {from} to {to}.", { from: lineEndWords(from), to: lineEndWords(to) })}
    </span>
  );
}

const readOnly: Extension = [
  EditorState.readOnly.of(true),
  keymap.of([
    { key: "Alt-ArrowDown", run: goToNextChunk },
    { key: "Alt-ArrowUp", run: goToPreviousChunk },
  ]),
];

interface Made {
  readonly view: EditorView;
  readonly destroy: () => void;
}

type Collapse = { readonly collapseUnchanged?: { readonly margin: number; readonly minSize: number } };

function named(label: string): Extension {
  return EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
}

function twoColumns(parent: HTMLElement, sides: Sides, collapse: Collapse, base: Extension): Made {
  const merge = new MergeView({
    parent,
    a: { doc: sides.before, extensions: [base, named(sides.beforeLabel)] },
    b: { doc: sides.after, extensions: [base, named(sides.afterLabel)] },
    diffConfig: DIFF_LIMITS,
    ...collapse,
  });
  return {
    view: merge.b,
    destroy: () => {
      merge.destroy();
    },
  };
}

function oneColumn(parent: HTMLElement, sides: Sides, collapse: Collapse, base: Extension): Made {
  const view = new EditorView({
    parent,
    doc: sides.after,
    extensions: [
      base,
      named(t("{before} and {after}", { before: sides.beforeLabel, after: sides.afterLabel })),
      unifiedMergeView({
        original: EditorState.create({ doc: sides.before, extensions: [base] }).doc,
        mergeControls: false,
        diffConfig: DIFF_LIMITS,
        ...collapse,
      }),
    ],
  });
  return {
    view,
    destroy: () => {
      view.destroy();
    },
  };
}
