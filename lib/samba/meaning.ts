import { recordedCatalogue } from "./catalogue/recorded";
import { resolveName } from "./catalogue/resolve";
import type { Catalogue, ParameterInfo } from "./catalogue/types";
import type { ParameterLine } from "./lines";
import { parameterKey } from "./names";

/** What a parameter's name means, whichever of its names is used. */
export interface Meaning {
  /** The key of the name Samba knows it by, or of the name itself where the catalogue has none. */
  readonly key: string;
  /** Absent for a parametric option (`vfs_fruit:aapl`) and an unknown name. */
  readonly info: ParameterInfo | undefined;
  /** The name asked for says the opposite of what Samba stores, as `writeable` does of `read only`. */
  readonly inverted: boolean;
  /** `type:option`: no catalogue lists them, and they have rules of their own. */
  readonly parametric: boolean;
  /** Every key that means it, and whether that one says the opposite of what Samba stores. */
  readonly spellings: ReadonlyMap<string, boolean>;
}

/**
 * What each name of a catalogue means, spelled as the catalogue spells it, is worked out once: a page asks for the same
 * few parameters of thousands of shares. Other spellings, of which a file can hold any number, are not kept.
 */
const meaningsOf = new WeakMap<Catalogue, ReadonlyMap<string, Meaning>>();

/** Resolves a name through its synonyms. A name that the catalogue lacks means itself. */
export function meaningOf(name: string, catalogue: Catalogue = recordedCatalogue): Meaning {
  const meanings = meaningsOf.get(catalogue) ?? allMeanings(catalogue);
  const known = meanings.get(name);
  if (known) return known;
  const key = parameterKey(name);
  const written = catalogue.byKey.get(key);
  const meaning = written && meanings.get(written.name);
  if (meaning) return meaning;
  const spellings = new Map([[key, false]]);
  return { key, info: undefined, inverted: false, parametric: key.includes(":"), spellings };
}

/** The last of these lines that sets the parameter, under any of its names. */
export function lastMeaning(lines: readonly ParameterLine[], meaning: Meaning): ParameterLine | undefined {
  return lines.findLast((line) => meaning.spellings.has(line.key));
}

/** Whether a line says the opposite of the name that was asked for. */
export function isOpposite(line: ParameterLine, meaning: Meaning): boolean {
  return (meaning.spellings.get(line.key) ?? false) !== meaning.inverted;
}

function allMeanings(catalogue: Catalogue): ReadonlyMap<string, Meaning> {
  const spellings = new Map<string, Map<string, boolean>>();
  const meanings = new Map<string, Meaning>();
  for (const parameter of catalogue.parameters) {
    const resolved = resolveName(parameter.name, catalogue);
    if (!resolved) continue;
    const { info, inverted } = resolved;
    const same = spellings.get(info.key) ?? new Map<string, boolean>();
    spellings.set(info.key, same.set(parameter.key, inverted));
    meanings.set(parameter.name, { key: info.key, info, inverted, parametric: false, spellings: same });
  }
  meaningsOf.set(catalogue, meanings);
  return meanings;
}
