import { catalogueFrom } from "@/lib/words/catalogue";
import { ASKER_OF_REQUEST, type Asker, type Locale } from "@/lib/words/locale";
import type { Analysis } from "./analysis";

/** A text to be analysed, and the language in which its findings are said: a worker has no page to ask. */
export interface Question {
  readonly text: string;
  readonly language: Locale;
  /** Where its catalogue is; English has none. */
  readonly words: string | undefined;
}

/** What a language's worker does. A text may be large: it is checked beside the page, so that typing never waits for it. */
export function answerTexts(analyse: (text: string) => Analysis): void {
  self.addEventListener("message", (event: MessageEvent<Question>) => {
    const { text, language, words } = event.data;
    const answer = () => {
      self.postMessage(analyse(text));
    };
    const asker: Asker = { locale: language, told: new Map() };
    Object.assign(globalThis, { [ASKER_OF_REQUEST]: () => asker });
    if (words === undefined) answer();
    else void catalogueFrom(words, language).then(answer);
  });
}
