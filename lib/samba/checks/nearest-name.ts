import type { Catalogue } from "../catalogue/types";

/** So many different unknown names are looked up; in a file with more, spelling is not the trouble. */
const MOST_LOOKED_UP = 200;

/**
 * Finds the known parameter that a misspelt name most likely means; undefined where none is near. Distance is counted in
 * letters added, dropped, changed or swapped; about one in four may be wrong.
 */
export function nearestNames(catalogue: Catalogue): (key: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (key) => {
    if (!found.has(key) && found.size < MOST_LOOKED_UP) found.set(key, nearest(key, catalogue));
    return found.get(key);
  };
}

function nearest(key: string, catalogue: Catalogue): string | undefined {
  if (key.length < 3 || key.length > 50) return undefined;
  let limit = Math.min(4, Math.floor(key.length / 4) + 1);
  let best: string | undefined;
  for (const info of catalogue.parameters) {
    const distance = editDistance(key, info.key, limit);
    // On a tie the name Samba knows it by is better than a synonym.
    if (distance > limit || (distance === limit && best !== undefined && info.synonymOf)) continue;
    if (distance < limit || best === undefined) best = info.name;
    limit = distance;
  }
  return best;
}

/** Optimal string alignment distance, given up as soon as it must exceed `limit`. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const at = (line: readonly number[], index: number) => line[index] ?? Number.POSITIVE_INFINITY;
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? limit + 1;
}
