import { replaceEqualDeep } from "@tanstack/react-query";

/**
 * The new rows, each as the very object it was before where nothing in it changed, and the very list where nothing did at
 * all. Compared by id, since react-query's own sharing compares by place, and one that left moves all behind it.
 */
export function keepRows<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = after.map((row) => {
    const old = known.get(row.id);
    return old === undefined ? row : replaceEqualDeep(old, row);
  });
  const same = rows.length === before.length && rows.every((row, at) => row === before[at]);
  return same ? before : rows;
}
