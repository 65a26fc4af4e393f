"use client";

import type { ChangeSet, Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { ok, type Result } from "@/lib/shared/result";
import { applyFix, lastAnalysis } from "./checks-as-you-type";
import type { FileLanguage } from "./file-language";
import { FindingsPanel } from "./findings-panel";
import { Outline } from "./outline";
import { StatusBar } from "./status-bar";
import { useCodeView } from "./use-code-view";

/** What a page's buttons do with the editor. */
export interface EditorHandle {
  /** Makes changes of the text, as one that can be undone; `changed` is false where there is nothing to change. */
  change(changesOf: (text: string) => Result<ChangeSet>): Result<{ readonly changed: boolean }>;
  /** Makes the text another one, as a change that can be undone. */
  replaceText(text: string): void;
  focus(): void;
}

export interface ConfigEditorProps {
  /** What the editor begins with. Another text begins anew, without the undo history. */
  text: string;
  /** The line, counted from 1, that is shown at first. */
  line?: number | undefined;
  /** Accessible name of the text box. */
  label: string;
  readOnly: boolean;
  /** Must stay the same: another one begins anew. */
  language: FileLanguage;
  /** After each change. Reading the text costs a pass over it, so it is read when needed. */
  onChange: (readText: () => string) => void;
  /** Ctrl-S. */
  onReview: () => void;
  /** The editor is drawn and its handle does what it says. */
  onReady?: (() => void) | undefined;
  ref?: Ref<EditorHandle | null>;
}

/** The editor of a managed file: text, outline, findings and status bar. */
export function ConfigEditor({ ref, ...options }: ConfigEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const { view, analysis, cursor, currentEntry } = useCodeView(parent, options);
  useImperativeHandle<EditorHandle | null, EditorHandle | null>(
    ref,
    (): EditorHandle | null =>
      view === undefined
        ? null
        : {
            change: (changesOf) => changeText(view, changesOf),
            replaceText: (text: string) => {
              replaceText(view, text);
            },
            focus: () => {
              view.focus();
            },
          },
    [view],
  );
  const { line, onReady } = options;
  useEffect(() => {
    if (view) onReady?.();
  }, [view, onReady]);
  useEffect(() => {
    if (view && line !== undefined)
      goTo(view, view.state.doc.line(clamp(line, 1, view.state.doc.lines)).from);
  }, [view, line]);
  const [findingsShown, setFindingsShown] = useState(false);
  /** `from` is an offset in the text that was analysed last. */
  const jump = ({ from }: { readonly from: number }) => {
    const since = view?.state.field(lastAnalysis)?.since;
    if (view) goTo(view, since?.mapPos(from, 1) ?? from);
  };
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[13rem_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] max-md:grid-cols-1">
      <Outline
        words={options.language.entries}
        entries={analysis?.outline}
        current={currentEntry}
        onJump={jump}
      />
      <div
        ref={parent}
        className="min-h-0 min-w-0 overflow-hidden focus-within:shadow-[inset_0_0_0_2px_var(--focus)]"
      />
      <div className="col-span-full">
        {findingsShown && analysis && (
          <FindingsPanel
            findings={analysis.findings}
            readOnly={options.readOnly}
            onGoTo={jump}
            onFix={(fix) => {
              if (view) applyFix(view, fix);
            }}
            onClose={() => {
              setFindingsShown(false);
              view?.focus();
            }}
          />
        )}
        <StatusBar
          analysis={analysis}
          cursor={cursor}
          findingsShown={findingsShown}
          onToggleFindings={() => {
            setFindingsShown(!findingsShown);
          }}
        />
      </div>
    </div>
  );
}

function changeText(
  view: EditorView,
  changesOf: (text: string) => Result<ChangeSet>,
): Result<{ changed: boolean }> {
  const changes = changesOf(view.state.doc.toString());
  if (!changes.ok) return changes;
  view.focus();
  if (changes.value.empty) return ok({ changed: false });
  let end = 0;
  changes.value.iterChangedRanges((_fromA, _toA, _fromB, toB) => {
    end = toB;
  });
  view.dispatch({
    changes: changes.value,
    selection: { anchor: lineEndBefore(changes.value.apply(view.state.doc), end) },
    effects: EditorView.scrollIntoView(end, { y: "center" }),
    userEvent: "preset",
  });
  return ok({ changed: true });
}

/** The end of the line that was written last, where a cursor may stand. */
function lineEndBefore(doc: Text, pos: number): number {
  const line = doc.lineAt(pos);
  return line.from === pos && pos > 0 ? pos - 1 : line.to;
}

/** Only what differs is replaced, so that cursor and scroll position stay where the text did. */
function replaceText(view: EditorView, text: string) {
  const old = view.state.doc.toString();
  let from = 0;
  const shorter = Math.min(old.length, text.length);
  while (from < shorter && old[from] === text[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  if (from === old.length && from === text.length) return;
  view.dispatch({
    changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    userEvent: "replace",
    filter: false,
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function goTo(view: EditorView, offset: number) {
  const anchor = Math.min(offset, view.state.doc.length);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: "start", yMargin: 40 }),
  });
  // Whoever opened a dialog meanwhile, the search for one, types there.
  const isInDialog = document.activeElement?.closest("[role=dialog]") instanceof Element;
  if (!isInDialog) view.focus();
}
