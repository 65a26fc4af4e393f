import { inLanguage, say } from "@/lib/words/in-english";
import { type Locale, locale } from "@/lib/words/locale";

/** Whose habits dates follow: British ones for English. */
const REGIONS: Readonly<Record<Locale, string>> = { en: "en-GB", de: "de-DE" };

/** A number with the language's separators: `12,345.6` and `12.345,6`. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return say((current) => value.toLocaleString(current, options));
}

/** A share in per cent, with the language's separators and its space before the sign: `12.5%` and `12,5 %`. */
export function percent(perCent: number, options?: Intl.NumberFormatOptions): string {
  return number(perCent / 100, { ...options, style: "percent" });
}

/** Day and time, or as the options say, in the reader's time zone. `at`: epoch milliseconds, or an ISO 8601 instant. */
export function dateTime(
  at: Date | number | string,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "medium" },
): string {
  return say((current) => new Date(at).toLocaleString(REGIONS[current], options));
}

/** `14:03:59` */
export function timeOfDay(at: Date | number | string): string {
  return say((current) => new Date(at).toLocaleTimeString(REGIONS[current]));
}

/** Orders names as people of the language look them up: numbers by their value, without regard to case. */
export function nameOrder(): Intl.Collator {
  return new Intl.Collator(locale(), { numeric: true, sensitivity: "base" });
}

/** `a, b and c` */
export function inWords(
  names: readonly string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return say((current) =>
    new Intl.ListFormat(REGIONS[current], { type }).format(
      current === locale() ? names : names.map((name) => inLanguage(name, current)),
    ),
  );
}
