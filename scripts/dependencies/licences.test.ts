import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgeLicences, licencePage } from "@/scripts/dependencies/licences";
import { lockedPackages } from "@/scripts/dependencies/lockfile";

describe("the packages of this clone", () => {
  const { known, objections } = judgeLicences(lockedPackages());

  it("each have a licence that was agreed to", () => {
    expect(known.length).toBeGreaterThan(500);
    expect(objections).toEqual([]);
  });

  it("are those of docs/dependencies.md (npm run licences writes it anew)", () => {
    expect(readFileSync("docs/dependencies.md", "utf8")).toBe(licencePage(known));
  });
});

describe("judgeLicences", () => {
  const judge = (name: string, license: string | null) =>
    judgeLicences([{ name, version: "1.0.0", license, dev: false }]).objections;

  it.each([
    ["left-pad", "MIT"],
    ["left-pad", "(MIT OR Apache-2.0)"],
    ["ssh2", null],
    ["elkjs", "EPL-2.0"],
  ])("agrees to %s under %s", (name, license) => {
    expect(judge(name, license)).toEqual([]);
  });

  it.each([
    ["left-pad", null, "names no licence"],
    ["left-pad", "AGPL-3.0-only", "is under AGPL-3.0-only"],
    ["left-pad", "MIT AND GPL-2.0", "is under GPL-2.0"],
    ["left-pad", "EPL-2.0", "is under EPL-2.0"],
    ["left-pad", "SEE LICENSE IN terms.txt", "is under SEE LICENSE IN terms.txt"],
  ])("objects to %s under %s", (name, license, words) => {
    expect(judge(name, license)).toEqual([expect.stringContaining(words)]);
  });
});
