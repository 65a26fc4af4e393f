import { ofProcess } from "@/lib/shared/of-process";
import type { Locale } from "@/lib/words/locale";

/** What each English text is in another language. Both may hold ICU MessageFormat's arguments and plurals. */
export type Catalogue = ReadonlyMap<string, string>;

interface Held {
  readonly catalogues: Map<Locale, Catalogue>;
  readonly loading: Map<Locale, Promise<void>>;
}

const held = ofProcess<Held>("catalogues", () => ({ catalogues: new Map(), loading: new Map() }));

/** Undefined for English, and for a language that was not loaded. */
export function catalogueOf(locale: Locale): Catalogue | undefined {
  return held.catalogues.get(locale);
}

/**
 * Loads what a language needs, once. The server does so before it serves, a browser before the first of its components is drawn; English
 * needs nothing. The promise is the same each time, as React's `use` wants it.
 */
export function loadCatalogue(locale: Locale): Promise<void> {
  const before = held.loading.get(locale);
  if (before !== undefined) return before;
  const loading = load(locale);
  held.loading.set(locale, loading);
  // Whoever asks next tries again.
  loading.catch(() => held.loading.delete(locale));
  return loading;
}

async function load(locale: Locale): Promise<void> {
  if (locale === "en") return;
  const { german } = await import("./de/german");
  held.catalogues.set(locale, german);
}
