import fc from "fast-check";
import { describe, it } from "vitest";
import { anyText } from "./arbitraries";
import { checkReading } from "./laws";

describe("for any text", () => {
  it("the lines are the text", () => {
    fc.assert(fc.property(anyText, checkReading), { numRuns: 4000 });
  });
});
