import { keepCookie } from "@/components/shell/keep-cookie";
import { type Locale, LOCALE_COOKIE } from "@/lib/words/locale";

/** The languages by their own names, which are said alike in every language. */
export const LANGUAGES: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

/** Shows everything in a language from now on, here and when the person comes back: the page loads anew. */
export function speak(locale: string): void {
  keepCookie(LOCALE_COOKIE, locale);
  window.location.reload();
}
