import { asker, type Locale, locale } from "@/lib/words/locale";

/** Of one request: far more than lie between saying a sentence and keeping it. */
const MOST_TOLD = 500;

/** Says something in the language of who asked. On the server it is noted how English has it, for as long as the request takes. */
export function say(make: (locale: Locale) => string): string {
  const current = locale();
  const words = make(current);
  const told = current === "en" ? undefined : asker()?.told;
  if (told === undefined) return words;
  // The newest last, so that the oldest go first.
  told.delete(words);
  told.set(words, () => make("en"));
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
  const told = asker()?.told;
  if (told === undefined || told.size === 0) return words;
  const whole = told.get(words);
  if (whole !== undefined) {
    // Out of the way meanwhile: its own value may be the same words.
    told.delete(words);
    const english = whole();
    told.set(words, whole);
    return english;
  }
  return [...told]
    .filter(([sentence]) => /[.!?…]$/u.test(sentence) && words.includes(sentence))
    .toSorted(([one], [other]) => other.length - one.length)
    .reduce((english, [sentence, make]) => english.replaceAll(sentence, () => make()), words);
}
