import { anchorOf, GLOSSARY } from "@/lib/help/glossary";
import { plainText } from "@/lib/help/inline";
import { TOPICS } from "@/lib/help/topics";
import { searchWords } from "@/lib/help/word-list";
import { t } from "@/lib/words/t";
import { bothWays, type Found } from "./found";

/** What the help explains, and the words of the field. */
export function helpFound(): readonly Found[] {
  return [
    ...TOPICS.map(
      ({ id, title, summary, words }): Found => ({
        id: `help ${id}`,
        kind: "help",
        label: t(title),
        detail: plainText(t(summary)),
        words: [...bothWays(title), ...searchWords(words)],
        goal: { go: `/help?topic=${id}` },
      }),
    ),
    ...GLOSSARY.map((term): Found => {
      const anchor = anchorOf(term);
      return {
        id: `term ${anchor}`,
        kind: "term",
        label: t(term.term),
        detail: plainText(t(term.meaning)),
        words: [...bothWays(term.term), ...searchWords(term.also)],
        goal: { go: `/help/glossary?term=${anchor}` },
      };
    }),
  ];
}
