import { anchorOf, GLOSSARY } from "@/lib/help/glossary";
import { plainText } from "@/lib/help/inline";
import { TOPICS } from "@/lib/help/topics";
import type { Found } from "./found";

/** What the help explains, and the words of the field. */
export const helpFound: readonly Found[] = [
  ...TOPICS.map(
    ({ id, title, summary, words }): Found => ({
      id: `help ${id}`,
      kind: "help",
      label: title,
      detail: plainText(summary),
      words,
      goal: { go: `/help?topic=${id}` },
    }),
  ),
  ...GLOSSARY.map((term): Found => {
    const anchor = anchorOf(term);
    return {
      id: `term ${anchor}`,
      kind: "term",
      label: term.term,
      detail: plainText(term.meaning),
      words: term.also,
      goal: { go: `/help/glossary?term=${anchor}` },
    };
  }),
];
