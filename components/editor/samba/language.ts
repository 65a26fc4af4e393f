import { autocompletion } from "@codemirror/autocomplete";
import { hoverTooltip } from "@codemirror/view";
import { msg } from "@/lib/words/t";
import type { FileLanguage } from "../file-language";
import { sambaColours } from "./colours";

/** What is to be said of each parameter, which no page need wait for, comes when it is first asked for. */
const known = () => import("./known-parameters");

/** smb.conf in the editor. */
export const smbConfLanguage: FileLanguage = {
  entries: {
    title: msg("Sections"),
    filter: msg("Filter sections"),
    ofFile: msg("Sections of the file"),
    all: msg("{count, plural, one {# section} other {# sections}}"),
    some: msg("{shown, number} of {count, plural, one {# section} other {# sections}}"),
  },
  colours: sambaColours,
  help: [
    autocompletion({
      override: [async (context) => (await known()).completeParameter(context)],
      maxRenderedOptions: 60,
    }),
    hoverTooltip(async ({ state: { doc } }, pos) => (await known()).helpAt(doc, pos)),
  ],
  startWorker: () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" }),
};
