/** Where a value stands within an input: names of fields and numbers of elements, from the outside. */
export type Place = readonly (string | number)[];

/** Every place of an input at which a plain value stands, and every object and list around them but the whole. */
export function placesOf(input: unknown, above: Place = []): readonly Place[] {
  const here = above.length === 0 ? [] : [above];
  if (typeof input !== "object" || input === null || ArrayBuffer.isView(input)) return here;
  const parts: readonly Place[] = Object.entries(input).flatMap(([key, part]) =>
    placesOf(part, [...above, Array.isArray(input) ? Number(key) : key]),
  );
  return [...here, ...parts];
}

/** A copy of an input with another value at this place. */
export function put(input: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  if (Array.isArray(input))
    return input.map((part: unknown, at) => (at === key ? put(part, rest, value) : part));
  const parts = input as Readonly<Record<string, unknown>>;
  return { ...parts, [key]: put(parts[key], rest, value) };
}

export function valueAt(input: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (part, key) => (part as Readonly<Record<string, unknown>>)[String(key)],
    input,
  );
}

/** An object of fields: no list, no bytes, no form. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
