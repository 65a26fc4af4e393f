import fc from "fast-check";
import { expect, it } from "vitest";
import { createLineReader } from "@/lib/tunneld/control/line-reader";

it("gives the lines of a stream, however it is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.nat({ max: 9 })), (texts, cuts) => {
      const lines = texts.map((text) => text.replaceAll("\n", ""));
      let left = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      const reader = createLineReader(10_000);
      const got: string[] = [];
      for (const cut of [...cuts, left.length]) {
        got.push(...(reader.take(left.subarray(0, cut)) ?? []));
        left = left.subarray(cut);
      }
      expect(got).toEqual(lines.map((line) => Buffer.from(line).toString()));
    }),
  );
});

it("keeps no line that is longer than it may be", () => {
  const reader = createLineReader(10);
  expect(reader.take(Buffer.from("0123456789\n01234"))).toEqual(["0123456789"]);
  expect(reader.take(Buffer.from("56789a"))).toBeNull();
  expect(createLineReader(10).take(Buffer.from("0123456789a\n"))).toBeNull();
});
