import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineHunks, splitLines } from "./line-difference";
import { mergeTexts } from "./merge-texts";

const line = fc.constantFrom("a", "b", "c = 1", "[x]", "", "\r", "d\r", "\udcff");
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([lines, ended]) => lines.join("\n") + (ended ? "\n" : ""));

describe("lineHunks", () => {
  it("turns the one list into the other, and no two hunks touch", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const before = splitLines(a);
        const after = splitLines(b);
        const rebuilt: string[] = [];
        let at = 0;
        let last = -1;
        for (const hunk of lineHunks(before, after)) {
          expect(hunk.aFrom).toBeGreaterThan(last);
          rebuilt.push(...before.slice(at, hunk.aFrom), ...after.slice(hunk.bFrom, hunk.bTo));
          at = hunk.aTo;
          last = hunk.aTo;
        }
        rebuilt.push(...before.slice(at));
        expect(rebuilt.join("")).toBe(b);
      }),
      { numRuns: 3000 },
    );
  });

  it("finds the least that differs", () => {
    expect(lineHunks(["a", "b", "c", "d"], ["a", "x", "c", "d", "e"])).toEqual([
      { aFrom: 1, aTo: 2, bFrom: 1, bTo: 2 },
      { aFrom: 4, aTo: 4, bFrom: 4, bTo: 5 },
    ]);
  });

  it("takes two texts that have nothing in common for one difference", () => {
    const numbered = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${String(i)}\n`);
    expect(lineHunks(numbered("a"), numbered("b"))).toEqual([{ aFrom: 0, aTo: 5000, bFrom: 0, bTo: 5000 }]);
  });
});

describe("mergeTexts", () => {
  it("gives the other side where one changed nothing, and either where both did the same", () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeTexts(base, base, other)).toEqual({ clean: true, text: other });
        expect(mergeTexts(base, other, base)).toEqual({ clean: true, text: other });
        expect(mergeTexts(base, other, other)).toEqual({ clean: true, text: other });
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on who is who", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeTexts(base, mine, theirs)).toEqual(mergeTexts(base, theirs, mine));
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps both sides' changes in different places", () => {
    const base = "[global]\r\na = 1\r\nb = 2\r\n[x]\r\nc = 3\r\nd = 4";
    const mine = base.replace("a = 1", "a = 9");
    const theirs = `${base}\r\ne = 5`;
    expect(mergeTexts(base, mine, theirs)).toEqual({ clean: true, text: `${mine}\r\ne = 5` });
  });

  it("counts the places where both changed the same or neighbouring lines", () => {
    const base = "a\nb\nc\nd\ne\nf\n";
    const mine = "a\nB\nc\nd\ne\nF\n";
    const theirs = "a\nb\nC\nd\ne\nff\n";
    expect(mergeTexts(base, mine, theirs)).toEqual({ clean: false, collisions: 2 });
  });
});
