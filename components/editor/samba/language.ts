import { autocompletion } from "@codemirror/autocomplete";
import { recordedCatalogue } from "@/lib/samba/catalogue/recorded";
import type { FileLanguage } from "../file-language";
import { sambaColours } from "./colours";
import { sambaCompletion } from "./completion";
import { hoverHelp } from "./parameter-help";

/** smb.conf in the editor. */
export const smbConfLanguage: FileLanguage = {
  entry: { one: "Section", many: "Sections" },
  colours: sambaColours,
  help: [
    autocompletion({ override: [sambaCompletion(recordedCatalogue)], maxRenderedOptions: 60 }),
    hoverHelp(recordedCatalogue),
  ],
  startWorker: () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" }),
};
