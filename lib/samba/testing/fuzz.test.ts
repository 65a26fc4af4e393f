import { expect, it } from "vitest";
import { fuzz } from "./fuzz";

it("takes made-up and mutated files through reading and editing without breaking a law", () => {
  const { edited, unchanged, refused } = fuzz(1, 3000);
  expect(edited + unchanged + refused).toBe(3000);
  expect(edited).toBeGreaterThan(500);
});
