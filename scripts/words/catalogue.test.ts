import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { german } from "@/lib/words/de/german";
import { keyOf } from "@/lib/words/key";
import { extractWords } from "@/scripts/words/extract";
import { germanFiles } from "@/scripts/words/german-files";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { said, mistakes } = extractWords(root);
const texts = new Set(said.map(({ text }) => text));
const files = germanFiles(root);

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** `TYPE.literal` of @formatjs/icu-messageformat-parser. */
const LITERAL: number = 0;

/** Names of arguments and of marks, those within plurals too. */
function namesIn(text: string, locale: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (elements: readonly Element[]) => {
    for (const element of elements) {
      if ("value" in element && (element.type as number) !== LITERAL) names.add(element.value);
      if ("children" in element) visit(element.children);
      if ("options" in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(text, locale).getAst());
  return names;
}

describe("the German catalogue", () => {
  it("is asked for by literals, where somebody has asked", () => {
    expect(mistakes).toEqual([]);
  });

  it("has every text of the panel (npm run words lists what is missing)", () => {
    expect([...texts].filter((text) => !german.has(text))).toEqual([]);
  });

  it("holds nothing that nobody says, and nothing empty", () => {
    expect([...german.keys()].filter((text) => !texts.has(text))).toEqual([]);
    expect([...german].filter(([, words]) => words.trim() === "")).toEqual([]);
  });

  it("is made of all its files", () => {
    expect(new Set(files.flatMap(({ texts: own }) => own.map(([text]) => text)))).toEqual(
      new Set(german.keys()),
    );
  });

  it("gives each text a name of its own, which a browser finds it by", () => {
    expect(new Set([...german.keys()].map(keyOf)).size).toBe(german.size);
  });

  it("says a text in one way, whichever file has it", () => {
    const ways = new Map<string, string>();
    const others: string[] = [];
    for (const { area, texts: own } of files) {
      for (const [text, words] of own) {
        if ((ways.get(text) ?? words) !== words) others.push(`${area}: ${text}`);
        ways.set(text, words);
      }
    }
    expect(others).toEqual([]);
  });

  it("names the same values and marks as the English, which the code gives", () => {
    const wrong: string[] = [];
    for (const { text, values, file, line } of said) {
      const names = namesIn(text, "en");
      const other = namesIn(german.get(text) ?? text, "de");
      if (names.size !== other.size || [...names].some((name) => !other.has(name)))
        wrong.push(`German of: ${text}`);
      if (values !== undefined && [...names].some((name) => !values.includes(name))) {
        wrong.push(`${file}:${String(line)}: not all of ${[...names].join(", ")} are given`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
