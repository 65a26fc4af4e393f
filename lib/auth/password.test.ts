import { expect, it } from "vitest";
import { makePassword } from "./password";

it("makes passwords that can be read aloud, and never one twice", () => {
  const made = Array.from({ length: 500 }, makePassword);
  expect(new Set(made).size).toBe(500);
  for (const password of made)
    expect(password).toMatch(/^(?:[2-9abcdefghjkmnpqrstwxyz]{4}-){4}[2-9a-z]{4}$/u);
});
