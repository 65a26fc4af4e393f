import { autocompletion } from "@codemirror/autocomplete";
import { msg } from "@/lib/words/t";
import type { FileLanguage } from "../file-language";
import { exportsColours } from "./colours";
import { exportsCompletion } from "./completion";
import { optionHover } from "./option-hover";

/** The exports file in the editor. */
export const exportsLanguage: FileLanguage = {
  entries: {
    title: msg("Exports"),
    filter: msg("Filter exports"),
    ofFile: msg("Exports of the file"),
    all: msg("{count, plural, one {# export} other {# exports}}"),
    some: msg("{shown, number} of {count, plural, one {# export} other {# exports}}"),
  },
  colours: exportsColours,
  help: [autocompletion({ override: [exportsCompletion], maxRenderedOptions: 60 }), optionHover],
  startWorker: () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" }),
};
