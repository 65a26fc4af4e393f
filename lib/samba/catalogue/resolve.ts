import { parameterKey } from "@/lib/samba/names";
import { recordedCatalogue } from "./recorded";
import type { Catalogue, ParameterInfo } from "./types";

/**
 * The parameter a name means, whichever synonym and spelling is used: `writeable` gives `read only`, inverted.
 * `undefined` for an unknown name and for a parametric one (`vfs_fruit: …`), which no catalogue lists.
 */
export function resolveName(
  name: string,
  catalogue: Catalogue = recordedCatalogue,
): { readonly info: ParameterInfo; readonly inverted: boolean } | undefined {
  const written = catalogue.byKey.get(parameterKey(name));
  if (!written) return undefined;
  if (!written.synonymOf) return { info: written, inverted: false };
  const info = catalogue.byKey.get(parameterKey(written.synonymOf.name)) ?? written;
  return { info, inverted: written.synonymOf.inverted };
}
