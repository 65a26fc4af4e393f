import { ofProcess } from "@/lib/shared/of-process";
import { keyOf } from "@/lib/words/key";
import type { Locale } from "@/lib/words/locale";

/** What each English text is in another language. Both may hold ICU MessageFormat's arguments and plurals. */
export interface Catalogue {
  /** Undefined where it has no such text. */
  get(text: string): string | undefined;
}

interface Held {
  readonly catalogues: Map<Locale, Catalogue>;
  readonly fetching: Map<string, Promise<void>>;
}

const held = ofProcess<Held>("catalogues", () => ({ catalogues: new Map(), fetching: new Map() }));

/** Undefined for English, and for a language that is not held. */
export function catalogueOf(locale: Locale): Catalogue | undefined {
  return held.catalogues.get(locale);
}

/** From now on this process, or this page, speaks the language. The server does so before it serves. */
export function holdCatalogue(locale: Locale, catalogue: Catalogue): void {
  held.catalogues.set(locale, catalogue);
}

/**
 * Sees to it that a page, or one of its workers, can speak a language: fetches its catalogue once (`FetchedCatalogue`, from the address that
 * `<html data-words>` tells). One that does not come leaves English, which is better than nothing. The promise is the same each
 * time, as React's `use` wants it; on the server it is kept already.
 */
export function catalogueFrom(address: string, locale: Locale): Promise<void> {
  const before = held.fetching.get(address);
  if (before !== undefined) return before;
  const fetching = held.catalogues.has(locale) ? Promise.resolve() : fetchCatalogue(address, locale);
  held.fetching.set(address, fetching);
  return fetching;
}

/** As it travels: by `keyOf` each English text, which the scripts have already. */
export type FetchedCatalogue = Readonly<Record<string, string>>;

async function fetchCatalogue(address: string, locale: Locale): Promise<void> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
    const words = new Map(Object.entries((await answer.json()) as FetchedCatalogue));
    holdCatalogue(locale, { get: (text) => words.get(keyOf(text)) });
  } catch (error) {
    console.error(`The words of the language ${locale} could not be fetched:`, error);
  }
}
