import { asker, type Locale, locale } from "@/lib/words/locale";

/** Of one request: far more than lie between saying a sentence and keeping it. */
const MOST_TOLD = 500;

/** Says something in the language of who asked. On the server it is noted how other languages have it, for as long as the request takes. */
export function say(make: (locale: Locale) => string): string {
  const current = locale();
  const words = make(current);
  const asking = asker();
  if (asking === undefined || (current === "en" && asking.isForOthers !== true)) return words;
  const { told } = asking;
  // The newest last, so that the oldest go first.
  told.delete(words);
  told.set(words, make);
  for (const oldest of told.keys()) {
    if (told.size <= MOST_TOLD) break;
    told.delete(oldest);
  }
  return words;
}

/**
 * What this request was told, as English has it: for what is kept, such as the audit log, which outlives who asked. Sentences that stand
 * among other words are found too.
 */
export function inEnglish(words: string): string {
  return inLanguage(words, "en");
}

/** The same in any language. */
export function inLanguage(words: string, language: Locale): string {
  const told = asker()?.told;
  if (told === undefined || told.size === 0) return words;
  const whole = told.get(words);
  if (whole !== undefined) {
    // Out of the way meanwhile: its own value may be the same words.
    told.delete(words);
    const other = whole(language);
    told.set(words, whole);
    return other;
  }
  return [...told]
    .filter(([sentence]) => /[.!?…]$/u.test(sentence) && words.includes(sentence))
    .toSorted(([one], [other]) => other.length - one.length)
    .reduce((other, [sentence, make]) => other.replaceAll(sentence, () => make(language)), words);
}
