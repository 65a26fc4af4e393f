import { describe, expect, it } from "vitest";
import { FEWEST_REQUESTS, type Look, trendOf } from "./memory";

/** Looks a second apart, while so many requests are made between two of them. */
function looks(count: number, each: number, megabytes: (requests: number) => number): readonly Look[] {
  return Array.from({ length: count }, (_, at) => ({ requests: at * each, megabytes: megabytes(at * each) }));
}

describe("the trend of memory", () => {
  it("is that of a line through the floors, for 10,000 requests", () => {
    const trend = trendOf(looks(120, 200, (requests) => 300 + requests / 1_000));
    expect(trend?.slope).toBeCloseTo(10);
    expect(trend?.requests).toBeGreaterThan(FEWEST_REQUESTS);
  });

  it("does not mind what the garbage collector lets lie for a while", () => {
    const trend = trendOf(looks(120, 200, (requests) => 300 + (requests % 1_000) / 10));
    expect(Math.abs(trend?.slope ?? 99)).toBeLessThan(3);
  });

  it.each([
    ["nobody asked for anything", looks(1, 0, () => 300)],
    ["nothing was looked at", []],
    ["there were few requests", looks(60, 20, (requests) => 300 + requests)],
  ])("is not told where %s", (_, few) => {
    expect(trendOf(few)).toBeNull();
  });
});
