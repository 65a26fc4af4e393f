const DEEPEST = 24;
/** What a number, a truth value, nothing, and the frame of an object or a list count as. */
const PLAIN_VALUE = 8;

/**
 * Whether a value sent by a client holds at most `budget` characters and bytes in all, names of fields counted, at most
 * 24 levels deep. Checked before any schema looks at it, so that no schema is given something huge to chew on.
 */
export function fitsInto(value: unknown, budget: number): boolean {
  return rest(value, budget, 0) >= 0;
}

/** What is left of the budget; negative once it is used up. Every part costs something, so that many small ones end it too. */
function rest(value: unknown, budget: number, depth: number): number {
  if (budget < 0 || depth > DEEPEST) return -1;
  if (typeof value === "string") return budget - Math.max(1, value.length);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return budget - value.byteLength;
  if (value instanceof Blob) return budget - value.size;
  if (typeof value !== "object" || value === null) return budget - PLAIN_VALUE;
  // Before anything is made of its parts: a list may have millions.
  if (Array.isArray(value) && value.length > budget) return -1;
  let left = budget - PLAIN_VALUE;
  for (const part of partsOf(value)) {
    left = rest(part, left, depth + 1);
    if (left < 0) return -1;
  }
  return left;
}

/** Elements, and names of fields beside their values. */
function* partsOf(value: object): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set) yield* value as Iterable<unknown>;
  else if (value instanceof FormData || value instanceof Map)
    for (const entry of value.entries()) yield* entry;
  else for (const [name, part] of Object.entries(value)) yield* [name, part];
}
