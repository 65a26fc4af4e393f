import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldSectionCase } from "./section-case";

/** One character for each that Samba might fold: every upper-case letter of the basic plane. */
const CAPITALS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((letter) =>
  /\p{Lu}|\p{Lt}|\p{Nl}|\p{So}/u.test(letter),
);

describe("foldSectionCase", () => {
  it("folds a letter to the small one it has in JavaScript, or not at all", () => {
    const folded = CAPITALS.filter((letter) => foldSectionCase(letter) !== letter);
    expect(folded.length).toBeGreaterThan(600);
    for (const letter of folded) expect(foldSectionCase(letter)).toBe(letter.toLowerCase());
  });

  it.each(["Ä", "Σ", "Д", "Ⅳ", "Ⓐ", "Ａ", "Ǆ", "Ḁ", "Ἀ", "Ա"])("folds %s", (letter) => {
    expect(foldSectionCase(letter)).toBe(letter.toLowerCase());
  });

  it.each(["ẞ", "İ", "Ა", "Ⴀ", "Ⰰ", "Ꙁ", "ǅ", "\u212a", "\u2126", "𐐀", "ς", "ſ", "\udcc4"])(
    "keeps %j",
    (letter) => {
      expect(foldSectionCase(letter)).toBe(letter);
    },
  );

  it("folds unit by unit, once and for all, without regard to what stands beside", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const folded = foldSectionCase(one);
        expect(folded).toHaveLength(one.length);
        expect(foldSectionCase(folded)).toBe(folded);
        expect(foldSectionCase(one + other)).toBe(folded + foldSectionCase(other));
      }),
      { numRuns: 3000 },
    );
  });
});
