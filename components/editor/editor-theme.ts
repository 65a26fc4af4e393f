import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** A ring with an i, as notes have elsewhere, in a blue for light and dark: CodeMirror's own is a violet square. */
const noteMark = svg(
  '<g fill="none" stroke="#3f80d6" stroke-width="4"><circle cx="20" cy="20" r="15"/><path d="M20 18v11M20 11v4"/></g>',
);

/** The console's look, in its tokens, so that light and dark are one theme. */
export const editorTheme: Extension = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "var(--font-mono)",
    fontVariantLigatures: "none",
    lineHeight: "1.5",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink)", padding: "4px 0" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 28%, transparent)",
  },
  ".cm-gutters": {
    backgroundColor: "var(--surface-sunken)",
    color: "var(--muted)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLineGutter": { backgroundColor: "var(--row-chosen)", color: "var(--ink)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--row-hover) 60%, transparent)" },
  ".cm-file-section": { color: "var(--title-ink)", fontWeight: "700" },
  ".cm-file-name": { color: "var(--accent-ink)" },
  ".cm-file-value": { color: "var(--ink)" },
  ".cm-file-comment": { color: "var(--muted)", fontStyle: "italic" },
  ".cm-file-broken": { color: "var(--bad)" },
  ".cm-file-escape": { color: "var(--warn)" },
  ".cm-invisible": {
    color: "var(--bad)",
    backgroundColor: "var(--bad-soft)",
    borderRadius: "2px",
    padding: "0 2px",
    fontSize: "0.85em",
  },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn-line)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--warn-line)", color: "var(--ink)" },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)" },
  ".cm-panels": {
    backgroundColor: "var(--surface-sunken)",
    color: "var(--ink)",
    fontFamily: "var(--font-sans)",
  },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "6px 8px", fontSize: "0.8125rem" },
  ".cm-panel.cm-search label": {
    fontSize: "0.75rem",
    display: "inline-flex",
    alignItems: "center",
    gap: "3px",
  },
  ".cm-panel .cm-textfield": {
    border: "1px solid var(--control-line)",
    borderRadius: "3px",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    fontSize: "0.8125rem",
  },
  ".cm-panel .cm-button, .cm-diagnosticAction": {
    border: "1px solid var(--control-line)",
    borderRadius: "3px",
    backgroundColor: "var(--button-to)",
    backgroundImage: "linear-gradient(var(--button-from), var(--button-to))",
    color: "var(--ink)",
    fontSize: "0.75rem",
  },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink)", fontSize: "1rem", padding: "0 6px" },
  ".cm-tooltip": {
    border: "1px solid var(--line-strong)",
    borderRadius: "4px",
    backgroundColor: "var(--surface-raised)",
    color: "var(--ink)",
    boxShadow: "0 8px 28px -6px var(--shade)",
  },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", maxHeight: "16em" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--row-chosen)",
    color: "var(--ink)",
  },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo, .cm-parameter-help": {
    fontFamily: "var(--font-sans)",
    fontSize: "0.8125rem",
    lineHeight: "1.45",
    maxWidth: "30rem",
    padding: "6px 10px",
  },
  ".cm-parameter-help h2": { fontFamily: "var(--font-mono)", fontWeight: "600" },
  ".cm-parameter-help p": { marginTop: "4px" },
  ".cm-parameter-help dl": {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    columnGap: "10px",
    marginTop: "6px",
    color: "var(--muted)",
    fontSize: "0.75rem",
  },
  ".cm-parameter-help dd": { color: "var(--ink)", fontFamily: "var(--font-mono)" },
  ".cm-lint-marker-info": { content: noteMark },
  ".cm-diagnostic": { fontFamily: "var(--font-sans)", padding: "5px 10px", maxWidth: "36rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warn-line)" },
  ".cm-diagnostic-info": { borderLeft: "4px solid var(--accent)" },
  ".cm-collapsedLines": {
    color: "var(--accent-ink)",
    background: "var(--accent-soft)",
    fontFamily: "var(--font-sans)",
    borderBlock: "1px solid var(--line)",
  },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"↕"' },
  ".cm-changedLine, .cm-inlineChangedLine": { backgroundColor: "var(--ok-soft)" },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "var(--bad-soft)" },
  "&.cm-merge-b .cm-changedText, .cm-insertedLine .cm-changedText": {
    background: "none",
    ...changed("--ok"),
  },
  "&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText": {
    background: "none",
    ...changed("--bad"),
  },
  ".cm-deletedChunk .cm-deletedLine, .cm-deletedChunk del": { textDecoration: "none" },
  ".cm-changedLineGutter": { background: "var(--ok)" },
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--bad)" },
});

function changed(colour: string) {
  return {
    backgroundColor: `color-mix(in srgb, var(${colour}) 18%, transparent)`,
    borderBottom: `1px solid var(${colour})`,
  };
}

function svg(drawing: string): string {
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${drawing}</svg>`;
  return `url('data:image/svg+xml,${encodeURIComponent(image)}')`;
}
