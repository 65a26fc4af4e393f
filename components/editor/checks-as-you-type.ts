import { type Action, type Diagnostic, linter, lintGutter, setDiagnostics } from "@codemirror/lint";
import { ChangeSet, type ChangeDesc, type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { AnyFinding, Fix } from "@/lib/shared/finding";
import type { Analysis } from "./analysis";
import type { Analyst } from "./analyst";

/** Milliseconds without a change before the text is checked. */
const PAUSE = 250;
/** More marks than this help nobody and cost time to draw; the counts in the status bar are of all findings. */
const MOST_MARKS = 2000;

/** The last analysis, and what was changed since the text it is of. */
export interface Analysed {
  readonly analysis: Analysis;
  readonly since: ChangeDesc;
}

const analysed = StateEffect.define<Analysed>();

export const lastAnalysis = StateField.define<Analysed | undefined>({
  create: () => undefined,
  update(value, transaction) {
    const news = transaction.effects.find((effect) => effect.is(analysed));
    if (news) return news.value;
    if (!value || !transaction.docChanged) return value;
    return { ...value, since: value.since.composeDesc(transaction.changes.desc) };
  },
});

export function checksAsYouType(analyst: Analyst): Extension {
  return [
    lastAnalysis,
    linter(null, { markerFilter: (found) => found.slice(0, MOST_MARKS) }),
    lintGutter({ markerFilter: (found) => found.slice(0, MOST_MARKS) }),
    ViewPlugin.define((view) => new Checking(view, analyst)),
  ];
}

class Checking {
  private readonly view: EditorView;
  private readonly analyst: Analyst;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since: ChangeDesc;
  private closed = false;

  constructor(view: EditorView, analyst: Analyst) {
    this.view = view;
    this.analyst = analyst;
    this.since = ChangeSet.empty(view.state.doc.length).desc;
    this.timer = setTimeout(() => {
      this.ask();
    }, 0);
  }

  update(update: ViewUpdate) {
    if (!update.docChanged) return;
    this.since = this.since.composeDesc(update.changes.desc);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.ask();
    }, PAUSE);
  }

  destroy() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private ask() {
    const { doc } = this.view.state;
    this.since = ChangeSet.empty(doc.length).desc;
    this.analyst.analyse(doc.toString(), (analysis) => {
      if (!this.closed) this.tell(analysis);
    });
  }

  private tell(analysis: Analysis) {
    const { state } = this.view;
    const diagnostics = analysis.findings
      .slice(0, MOST_MARKS)
      .map((finding) => toDiagnostic(finding, this.since, state.readOnly));
    const marks = setDiagnostics(state, diagnostics);
    const news = analysed.of({ analysis, since: this.since });
    this.view.dispatch({ ...marks, effects: [marks.effects ?? [], news].flat() });
  }
}

function toDiagnostic(finding: AnyFinding, since: ChangeDesc, readOnly: boolean): Diagnostic {
  const from = since.mapPos(finding.from, 1);
  return {
    from,
    to: Math.max(from, since.mapPos(finding.to, -1)),
    severity: finding.severity,
    message: finding.hint === undefined ? finding.message : `${finding.message} ${finding.hint}`,
    actions: readOnly ? [] : (finding.fixes ?? []).map(toAction),
  };
}

function toAction(fix: Fix): Action {
  return {
    name: fix.label,
    apply: (view) => {
      applyFix(view, fix);
    },
  };
}

/** A fix's positions are of the text it was found in; one whose place was edited since comes again with the next check. */
export function applyFix(view: EditorView, fix: Fix): void {
  const since = view.state.field(lastAnalysis)?.since;
  if (!since || fix.edits.some(({ from, to }) => since.touchesRange(from, to) !== false)) return;
  const changes = fix.edits.map(({ from, to, insert }) => {
    const start = since.mapPos(from, 1);
    return { from: start, to: Math.max(start, since.mapPos(to, -1)), insert };
  });
  view.dispatch({ changes, userEvent: "fix", scrollIntoView: true });
}
