import type { Text } from "@codemirror/state";
import type { Tooltip } from "@codemirror/view";
import { recordedCatalogue } from "@/lib/samba/catalogue/recorded";
import { sambaCompletion } from "./completion";
import { parameterHelpAt } from "./parameter-help";

export const completeParameter = sambaCompletion(recordedCatalogue);

export function helpAt(doc: Text, pos: number): Tooltip | null {
  return parameterHelpAt(doc, pos, recordedCatalogue);
}
