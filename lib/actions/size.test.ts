import { expect, it } from "vitest";
import { fitsInto } from "./size";

it.each([
  ["a text", "0123456789", 10],
  ["nothing", null, 8],
  ["a list of empty texts", ["", "", ""], 11],
  ["a field with its name", { name: "abc" }, 15],
  ["bytes", new Uint8Array(20), 20],
  ["a map", new Map([["key", "abc"]]), 14],
])("counts %s", (_what, value, size) => {
  expect(fitsInto(value, size)).toBe(true);
  expect(fitsInto(value, size - 1)).toBe(false);
});

it("is done with millions of small pieces before it looks at them", () => {
  const pieces = new Proxy(
    Array.from({ length: 1_000_000 }, () => ""),
    {
      get: (list, key) => {
        if (key !== "length") throw new Error("It looked.");
        return list.length;
      },
    },
  );
  expect(fitsInto({ pieces }, 64 * 1024)).toBe(false);
});
