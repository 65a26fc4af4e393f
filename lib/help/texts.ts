import { GLOSSARY } from "./glossary";
import { SOURCES } from "./sources";
import type { Block, Topic } from "./topic";
import { TOPIC_GROUPS, TOPICS } from "./topics";
import { listText } from "./word-list";

/** The lines of a topic that may hold marks. */
export function linesOf({ summary, sections }: Topic): readonly string[] {
  return [summary, ...sections.flatMap(({ blocks }) => blocks.flatMap(linesOfBlock))];
}

/** What is typed stays as it is in every language. */
function linesOfBlock(block: Block): readonly string[] {
  if (typeof block === "string") return [block];
  if ("list" in block) return block.list;
  if ("steps" in block) return block.steps;
  return "guide" in block ? [block.guide, block.today] : [];
}

/** All that the help says, as the catalogues have it. */
export function helpTexts(): readonly string[] {
  return [
    ...TOPIC_GROUPS.map(({ label }) => label),
    ...TOPICS.flatMap((topic) => [
      topic.title,
      ...topic.sections.map(({ title }) => title),
      ...linesOf(topic),
      listText(topic.words),
    ]),
    ...GLOSSARY.flatMap(({ term, also, meaning }) => [
      term,
      ...(also.length === 0 ? [] : [listText(also)]),
      meaning,
    ]),
    ...Object.values(SOURCES).flatMap(({ title, says }) => [title, says]),
  ];
}
