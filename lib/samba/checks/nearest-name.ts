import type { Catalogue } from "../catalogue/types";

/** So many different unknown names are looked up; in a file with more, spelling is not the trouble. */
const MOST_LOOKED_UP = 50;

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
    if (info.key.length >= ROW) continue;
    const distance = editDistance(key, info.key, limit);
    // On a tie the name Samba knows it by is better than a synonym.
    if (distance > limit || (distance === limit && best !== undefined && info.synonymOf)) continue;
    if (distance < limit || best === undefined) best = info.name;
    limit = distance;
  }
  return best;
}

/**
 * Optimal string alignment distance, given up as soon as it must exceed `limit`. Three rows in turn, in typed arrays: a
 * file full of unknown names must not slow typing down.
 */
function editDistance(one: string, other: string, limit: number): number {
  const width = other.length + 1;
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  for (let column = 0; column < width; column += 1) rows[column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    const here = (row % 3) * ROW;
    const last = ((row + 2) % 3) * ROW;
    const beforeLast = ((row + 1) % 3) * ROW;
    rows[here] = row;
    let least = row;
    for (let column = 1; column < width; column += 1) {
      const letter = one.charCodeAt(row - 1);
      const changed = letter === other.charCodeAt(column - 1) ? 0 : 1;
      let distance = Math.min(
        cell(last + column) + 1,
        cell(here + column - 1) + 1,
        cell(last + column - 1) + changed,
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      if (swapped) distance = Math.min(distance, cell(beforeLast + column - 2) + 1);
      rows[here + column] = distance;
      if (distance < least) least = distance;
    }
    if (least > limit) return limit + 1;
  }
  return cell((one.length % 3) * ROW + other.length);
}

/** Longer than any name that is compared. */
const ROW = 64;
const rows = new Uint8Array(3 * ROW);

function cell(at: number): number {
  return rows[at] ?? 0;
}
