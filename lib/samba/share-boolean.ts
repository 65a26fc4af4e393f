import { booleanOf } from "./boolean-words";
import { recordedCatalogue } from "./catalogue/recorded";
import type { SmbConf } from "./document";
import { type Effective, effectiveValue } from "./effective";
import { parameterKey } from "./names";

/**
 * A boolean parameter as it holds at a share: its own line's, a copied or `[global]`'s value, through synonyms and opposites,
 * else Samba's default. A value that is none counts as the default: Samba refuses a file with such a line.
 */
export function shareBoolean(doc: SmbConf, share: string, parameter: string): boolean {
  return readBoolean(effectiveValue(doc, share, parameter), parameter);
}

/** The same of a line that was found already; undefined where nobody set it. */
export function readBoolean(found: Effective | undefined, parameter: string): boolean {
  const value = found && booleanOf(found.value);
  if (value === undefined) return defaultOf(parameter);
  return value !== found?.inverted;
}

function defaultOf(parameter: string): boolean {
  const info = recordedCatalogue.byKey.get(parameterKey(parameter));
  return booleanOf(info?.default ?? "") ?? false;
}
