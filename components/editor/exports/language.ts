import { autocompletion } from "@codemirror/autocomplete";
import type { FileLanguage } from "../file-language";
import { exportsColours } from "./colours";
import { exportsCompletion } from "./completion";
import { optionHover } from "./option-hover";

/** The exports file in the editor. */
export const exportsLanguage: FileLanguage = {
  entry: { one: "Export", many: "Exports" },
  colours: exportsColours,
  help: [autocompletion({ override: [exportsCompletion], maxRenderedOptions: 60 }), optionHover],
  startWorker: () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" }),
};
