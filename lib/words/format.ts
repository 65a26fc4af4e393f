import { type Locale, locale } from "@/lib/words/locale";

/** Whose habits dates follow: British ones for English. */
const REGIONS: Readonly<Record<Locale, string>> = { en: "en-GB", de: "de-DE" };

/** A number with the language's separators: `12,345.6` and `12.345,6`. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return value.toLocaleString(locale(), options);
}

/** Day and time, or as the options say, in the reader's time zone. `at`: epoch milliseconds, or an ISO 8601 instant. */
export function dateTime(
  at: Date | number | string,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "medium" },
): string {
  return new Date(at).toLocaleString(REGIONS[locale()], options);
}

/** `14:03:59` */
export function timeOfDay(at: Date | number | string): string {
  return new Date(at).toLocaleTimeString(REGIONS[locale()]);
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
  return new Intl.ListFormat(REGIONS[locale()], { type }).format(names);
}
