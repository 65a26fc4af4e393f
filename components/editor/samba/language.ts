import { autocompletion } from "@codemirror/autocomplete";
import { recordedCatalogue } from "@/lib/samba/catalogue/recorded";
import { msg } from "@/lib/words/t";
import type { FileLanguage } from "../file-language";
import { sambaColours } from "./colours";
import { sambaCompletion } from "./completion";
import { hoverHelp } from "./parameter-help";

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
    autocompletion({ override: [sambaCompletion(recordedCatalogue)], maxRenderedOptions: 60 }),
    hoverHelp(recordedCatalogue),
  ],
  startWorker: () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" }),
};
