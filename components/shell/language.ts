import { type Locale, LOCALE_COOKIE } from "@/lib/words/locale";

const YEAR_S = 365 * 24 * 3600;

/** The languages by their own names, which are said alike in every language. */
export const LANGUAGES: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

/** Shows everything in a language from now on, here and when the person comes back: the page loads anew. */
export function speak(locale: string): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${String(YEAR_S)}; samesite=lax`;
  window.location.reload();
}
