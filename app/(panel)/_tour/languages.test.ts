import { expect, test } from "vitest";
import { german } from "@/lib/words/de/german";
import { extractWords } from "@/scripts/words/extract";
import { STEPS } from "./steps";

const { said } = extractWords(process.cwd());
const onPages = said.filter(({ file }) => !/\/_(?:tour|find)\//u.test(file)).map(({ text }) => text);
const inGerman = (text: string) => german.get(text) ?? text;

test.each(STEPS.flatMap(({ doings }) => doings).filter(({ name }) => name !== undefined && german.has(name)))(
  "$name begins a name of a page, in German too",
  ({ name = "" }) => {
    const meant = onPages.filter((text) => text.startsWith(name));
    expect(meant.some((text) => inGerman(text).startsWith(inGerman(name)))).toBe(true);
  },
);

test.each(STEPS.flatMap(({ doings }) => doings).filter(({ within }) => within !== undefined))(
  "$within is what a page calls a part of it",
  ({ within }) => {
    expect(onPages).toContain(within);
    expect(german.has(within ?? "")).toBe(true);
  },
);
