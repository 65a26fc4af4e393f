import type { Host } from "@/lib/host/host";
import { ofProcess } from "@/lib/shared/of-process";
import { type Locale, locale, LOCALES } from "@/lib/words/locale";

interface Kept<T> {
  /** Epoch milliseconds at which the look was begun. */
  readonly at: number;
  readonly answer: Promise<T>;
  /** The look that will take its place. */
  next?: Promise<T>;
}

/**
 * A look at the appliance that is shared. `lookAgain` begins one after something was changed, and is what it sees: until then others are
 * still handed out the one before.
 */
export type SharedLook<T> = ((host: Host) => Promise<T>) & { lookAgain(host: Host): Promise<T> };

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
  // What was seen is told in sentences, and so is another in each language.
  const keptIn = (language: Locale) =>
    ofProcess(`look at ${name}: ${language}`, () => new WeakMap<Host, Kept<T>>());
  const begin = (host: Host): Promise<T> => {
    const kept = keptIn(locale());
    const answer = look(host);
    const entry: Kept<T> = { at: Date.now(), answer };
    kept.set(host, entry);
    answer.catch(() => {
      if (kept.get(host) === entry) kept.delete(host);
    });
    return answer;
  };
  const renew = (host: Host, before: Kept<T>): Promise<T> => {
    const kept = keptIn(locale());
    const at = Date.now();
    const next = look(host);
    // A new one, so that a look begun before this one cannot take its place.
    const waiting: Kept<T> = { ...before, next };
    kept.set(host, waiting);
    next.then(
      () => {
        if (kept.get(host) === waiting) kept.set(host, { at, answer: next });
      },
      () => {
        if (kept.get(host) === waiting) kept.delete(host);
      },
    );
    return next;
  };
  const ask = (host: Host): Promise<T> => {
    const before = keptIn(locale()).get(host);
    const age = before === undefined ? Infinity : Date.now() - before.at;
    if (before === undefined || age >= keptForMs + renewedForMs) return before?.next ?? begin(host);
    if (age >= keptForMs && before.next === undefined) void renew(host, before);
    return before.answer;
  };
  const lookAgain = (host: Host): Promise<T> => {
    for (const language of LOCALES) if (language !== locale()) keptIn(language).delete(host);
    const before = keptIn(locale()).get(host);
    return before === undefined ? begin(host) : renew(host, before);
  };
  return Object.assign(ask, { lookAgain });
}
