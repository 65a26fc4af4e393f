import type { Host } from "@/lib/host/host";
import { ofProcess } from "@/lib/shared/of-process";

interface Kept<T> {
  /** Epoch milliseconds at which the look was begun. */
  readonly at: number;
  readonly answer: Promise<T>;
  /** The look that will take its place. */
  next?: Promise<T>;
}

/** A look at the appliance that is shared; `forget` makes the next who ask wait for one that begins then. */
export type SharedLook<T> = ((host: Host) => Promise<T>) & { forget(host: Host): void };

/**
 * A look at the appliance that everybody shares who asks within `keptForMs` of its beginning: a hundred open pages ask the same
 * every few seconds. For another `renewedForMs` it is still handed out, while the next one is begun: nobody waits for a look as
 * long as people keep asking. One that throws is not kept. `name` is its own: the process holds it under that.
 */
export function sharedLook<T>(
  name: string,
  look: (host: Host) => Promise<T>,
  { keptForMs, renewedForMs }: { readonly keptForMs: number; readonly renewedForMs: number },
): SharedLook<T> {
  const kept = ofProcess(`look at ${name}`, () => new WeakMap<Host, Kept<T>>());
  const begin = (host: Host): Promise<T> => {
    const answer = look(host);
    const entry: Kept<T> = { at: Date.now(), answer };
    kept.set(host, entry);
    answer.catch(() => {
      if (kept.get(host) === entry) kept.delete(host);
    });
    return answer;
  };
  const renew = (host: Host, before: Kept<T>): void => {
    const at = Date.now();
    const next = look(host);
    before.next = next;
    next.then(
      () => {
        // Unless it was forgotten meanwhile, or somebody waited for a newer one.
        if (kept.get(host) === before) kept.set(host, { at, answer: next });
      },
      () => {
        if (kept.get(host) === before) kept.delete(host);
      },
    );
  };
  const ask = (host: Host): Promise<T> => {
    const before = kept.get(host);
    const age = before === undefined ? Infinity : Date.now() - before.at;
    if (before === undefined || age >= keptForMs + renewedForMs) return before?.next ?? begin(host);
    if (age >= keptForMs && before.next === undefined) renew(host, before);
    return before.answer;
  };
  return Object.assign(ask, { forget: (host: Host) => void kept.delete(host) });
}
