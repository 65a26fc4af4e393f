import type { ParameterInfo } from "./catalogue/types";
import { parameterKey } from "./names";
import { readAsSamba } from "./space";

const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ["yes", "no"],
  ["no", "yes"],
  ["true", "false"],
  ["false", "true"],
  ["on", "off"],
  ["off", "on"],
  ["1", "0"],
  ["0", "1"],
]);

const TRUE: ReadonlySet<string> = new Set(["yes", "true", "on", "1"]);

/** What a word means to Samba as a boolean; undefined for any other text, which makes it refuse the file. */
export function booleanOf(value: string): boolean | undefined {
  const word = readAsSamba(value).toLowerCase();
  return OPPOSITES.has(word) ? TRUE.has(word) : undefined;
}

/** The opposite of a boolean in the same words and the same case: `Yes` gives `No`. Undefined for any other text. */
export function oppositeOf(value: string): string | undefined {
  const word = readAsSamba(value);
  const opposite = OPPOSITES.get(word.toLowerCase());
  if (opposite === undefined || word === word.toLowerCase()) return opposite;
  if (word === word.toUpperCase()) return opposite.toUpperCase();
  return opposite.charAt(0).toUpperCase() + opposite.slice(1);
}

/**
 * Whether two texts are one value to Samba: the same text, or two words for the same member of a closed set (`required`
 * and `mandatory`), which are compared like names, without case and white space.
 */
export function isSameValue(info: ParameterInfo | undefined, one: string, other: string): boolean {
  if (readAsSamba(one) === readAsSamba(other)) return true;
  const keys = [parameterKey(one), parameterKey(other)];
  return (info?.values ?? []).some((value) => {
    const written = [value.name, ...value.written].map(parameterKey);
    return keys.every((key) => written.includes(key));
  });
}
