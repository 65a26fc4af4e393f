import { beforeAll, expect, test } from "vitest";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { withLocale } from "@/lib/words/with-locale";
import { glossaryInOrder, namesOf, termOf } from "./glossary";
import { searchWords } from "./word-list";

beforeAll(() => {
  holdCatalogue("de", german);
});

const share = termOf("shares") ?? { term: "", also: [], meaning: "" };

test("a term is called what the reader's language calls it, and is known by its English name too", () => {
  expect(namesOf(share)).toEqual({ name: "share", also: ["shares"] });
  withLocale("de", () => {
    expect(namesOf(share)).toEqual({ name: "Freigabe", also: ["Freigaben", "share"] });
  });
});

test("the glossary stands in the alphabet of the language", () => {
  withLocale("de", () => {
    const names = glossaryInOrder().map((term) => namesOf(term).name);
    expect(names[0]).toBe("abgewiesener Client");
    expect(names.indexOf("übrig gebliebene Sitzung")).toBeLessThan(names.indexOf("Voreinstellung"));
  });
});

test("words to search by are those of the language and the English ones", () => {
  expect(searchWords(share.also)).toEqual(["shares"]);
  expect(searchWords([])).toEqual([]);
  withLocale("de", () => {
    expect(searchWords(share.also)).toEqual(["Freigaben", "shares"]);
  });
});
