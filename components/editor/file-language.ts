import type { Extension } from "@codemirror/state";

/** What the editor has to know of a kind of file. Each is a module of its own, so that a page loads only what it shows. */
export interface FileLanguage {
  /** What the outline lists: `Section`, `Export`. */
  readonly entry: { readonly one: string; readonly many: string };
  /** How the text looks, wherever it is shown. */
  readonly colours: Extension;
  /** Completion, and help where the mouse rests. */
  readonly help: Extension;
  /** Starts the worker that answers texts with their analysis: see `answerTexts`. */
  readonly startWorker: () => Worker;
}
