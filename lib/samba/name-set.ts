/**
 * A few parameter names, to look for in a long file without making a key of every line: most lines differ from all of them
 * in the first letter. Indexed by the character code of a key's first letter, small and capital.
 */
export type NameSet = readonly (readonly string[] | undefined)[];

/** The set of these keys, as `parameterKey` makes them. */
export function nameSet(keys: readonly string[]): NameSet {
  const set: string[][] = [];
  for (const key of keys) {
    for (const letter of [key.charAt(0), key.charAt(0).toUpperCase()]) {
      const code = letter.charCodeAt(0);
      (set[code] ??= []).push(key);
    }
  }
  return Array.from(set, (each) => each);
}
