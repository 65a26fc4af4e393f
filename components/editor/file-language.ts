import type { Extension } from "@codemirror/state";

/** `Sections`, `Filter sections` and so on. */
export interface EntryWords {
  readonly title: string;
  readonly filter: string;
  readonly ofFile: string;
  /** `count` of them. */
  readonly all: string;
  /** `shown` of `count`. */
  readonly some: string;
}

/** What the editor has to know of a kind of file. Each is a module of its own, so that a page loads only what it shows. */
export interface FileLanguage {
  /** What the outline says of its entries, marked with `msg`. */
  readonly entries: EntryWords;
  /** How the text looks, wherever it is shown. */
  readonly colours: Extension;
  /** Completion, and help where the mouse rests. */
  readonly help: Extension;
  /** Starts the worker that answers texts with their analysis: see `answerTexts`. */
  readonly startWorker: () => Worker;
}
