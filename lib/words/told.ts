import * as v from "valibot";
import { inLanguage, say } from "@/lib/words/in-english";
import { type Locale, LOCALES } from "@/lib/words/locale";
import { t } from "@/lib/words/t";

/** What somebody was told, as it is kept for others: in each language; or in English alone, as it was kept once. */
export const Told = v.union([v.string(), v.record(v.picklist(LOCALES), v.string())]);

export type Told = Readonly<v.InferOutput<typeof Told>>;

/** What was told within `forOthers`, in each language. */
export function inEachLanguage(words: string): Told {
  return Object.fromEntries(
    LOCALES.map((language): [Locale, string] => [language, inLanguage(words, language)]),
  );
}

/** What was kept, to whoever reads it. Of English alone as much is said as the catalogues hold: no sentence with values in it. */
export function sayAgain(told: Told): string {
  if (typeof told !== "string") return say((language) => told[language] ?? told.en ?? "");
  // What holds none of the signs that a text of a catalogue is filled in at may be one.
  return /[{}<]/u.test(told) ? told : t(told);
}

/** As one column of a table holds it. */
export function toldText(words: string): string {
  return JSON.stringify(inEachLanguage(words));
}

/** What `toldText` made, or English alone. */
export function readTold(text: string): Told {
  if (!text.startsWith("{")) return text;
  try {
    return v.parse(v.fallback(Told, text), JSON.parse(text));
  } catch {
    return text;
  }
}
