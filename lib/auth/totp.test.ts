import { describe, expect, it } from "vitest";
import { stepOfCode, totpCode, totpStep } from "./totp";

/** Of RFC 6238, Appendix B; its codes have eight digits, of which an app shows the last six. */
const SECRET = "12345678901234567890";

describe("totpCode", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at second %d is %s", (second, code) => {
    expect(totpCode(SECRET, totpStep(second * 1000))).toBe(code);
  });
});

describe("stepOfCode", () => {
  it("takes the code of the present, the last and the next 30 seconds, and says which", () => {
    const now = 1_111_111_111_000;
    const present = totpStep(now);
    for (const step of [present - 1, present, present + 1]) {
      expect(stepOfCode(SECRET, totpCode(SECRET, step), now)).toBe(step);
    }
    expect(stepOfCode(SECRET, totpCode(SECRET, present - 2), now)).toBeNull();
    expect(stepOfCode(SECRET, totpCode(SECRET, present + 2), now)).toBeNull();
    expect(stepOfCode(SECRET, "", now)).toBeNull();
  });
});
