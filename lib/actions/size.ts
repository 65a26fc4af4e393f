const DEEPEST = 24;

/**
 * Whether a value sent by a client holds at most `budget` characters and bytes in all, names of fields counted, at most
 * 24 levels deep. Checked before any schema looks at it, so that no schema is given something huge to chew on.
 */
export function fitsInto(value: unknown, budget: number): boolean {
  return rest(value, budget, 0) >= 0;
}

/** What is left of the budget; negative once it is used up. */
function rest(value: unknown, budget: number, depth: number): number {
  if (budget < 0 || depth > DEEPEST) return -1;
  if (typeof value === "string") return budget - value.length;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return budget - value.byteLength;
  if (value instanceof Blob) return budget - value.size;
  if (typeof value !== "object" || value === null) return budget - 8;
  let left = budget - 8;
  for (const [key, part] of partsOf(value)) {
    left = rest(part, rest(key, left, depth + 1), depth + 1);
    if (left < 0) return -1;
  }
  return left;
}

function partsOf(value: object): Iterable<readonly [unknown, unknown]> {
  if (value instanceof FormData || value instanceof Map) return value.entries();
  if (value instanceof Set) return value.entries();
  return Object.entries(value);
}
