/**
 * Something that a process holds once, under a name: made by whoever asks first. The production server loads a module once for each
 * of its bundles, and so would hold as many of what a module holds.
 */
export function ofProcess<T extends object>(name: string, make: () => T): T {
  const held = globalThis as { [key: symbol]: unknown };
  return (held[Symbol.for(`inflight: ${name}`)] ??= make()) as T;
}
