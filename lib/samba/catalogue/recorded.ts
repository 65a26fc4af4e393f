import { parseShowAllParameters } from "./parse";
import recorded from "./recorded.json";
import type { Catalogue } from "./types";

/** The parameters of Samba 4.17.12, for where none is installed; made by `scripts/record-catalogue.ts`. */
export const recordedCatalogue: Catalogue = parseShowAllParameters(recorded.parameters.join("\n"), recorded);

/** As {@link recordedCatalogue}, from the `testparm --show-all-parameters` output of the Samba in use. */
export function liveCatalogue(output: string): Catalogue {
  return parseShowAllParameters(output, recorded);
}
