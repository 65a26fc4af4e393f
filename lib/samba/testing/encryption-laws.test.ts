import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkApplyPreset, checkEditEncryption, checkRecognise } from "./encryption-laws";
import { encryptionForm, encryptionText, preset } from "./encryption-texts";
import type { Outcome } from "./laws";

/** Checks a law on many made-up arguments, and that the edit is made often enough for that to mean something. */
function always<Arguments extends [unknown, ...unknown[]]>(
  law: (...given: Arguments) => Outcome,
  ...arbitraries: { [Index in keyof Arguments]: fc.Arbitrary<Arguments[Index]> }
): void {
  const given = fc.tuple(...arbitraries) as fc.Arbitrary<Arguments>;
  let edited = 0;
  fc.assert(
    fc.property(given, (drawn) => {
      if (law(...drawn) === "edited") edited += 1;
    }),
    { numRuns: 3000 },
  );
  expect(edited).toBeGreaterThan(500);
}

describe("for any text", () => {
  it("a preset applied is recognised, twice is once, and all else stays", () => {
    always(checkApplyPreset, encryptionText, preset);
  });

  it("the preset is recognised, or what differs from the nearest", () => {
    always(checkRecognise, encryptionText);
  });

  it("the page's form reads back, is foretold, and all else stays", () => {
    always(checkEditEncryption, encryptionText, encryptionForm);
  });
});
