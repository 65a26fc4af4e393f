/** The second word has at most so many letters. */
export const LONGEST_COMPARED = 63;
const ROW = LONGEST_COMPARED + 1;
const rows = new Uint8Array(3 * ROW);

/**
 * Letters added, dropped, changed or swapped between two words (optimal string alignment distance), given up as soon as
 * it must exceed `limit`: anything above that is “more”. Three rows in turn, in typed arrays: a file full of unknown names
 * must not slow typing down.
 */
export function editDistance(one: string, other: string, limit: number): number {
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

function cell(at: number): number {
  return rows[at] ?? 0;
}
