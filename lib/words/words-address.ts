import { ofProcess } from "@/lib/shared/of-process";
import type { Locale } from "@/lib/words/locale";

const addresses = ofProcess("addresses of catalogues", () => new Map<Locale, string>());

/** Where this server hands out a language's catalogue. */
export function holdWordsAddress(locale: Locale, address: string): void {
  addresses.set(locale, address);
}

/** Undefined for English, which needs none. */
export function wordsAddress(locale: Locale): string | undefined {
  return addresses.get(locale);
}
