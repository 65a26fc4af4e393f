import { expect, test } from "vitest";
import { keepRows } from "./keep-rows";

const row = (id: string, share = "pub") => ({ id, share, degrees: { session: "none" } });

test("nothing changed: the very same list", () => {
  const before = [row("a"), row("b")];
  expect(keepRows(before, [row("a"), row("b")])).toBe(before);
});

test("one left, one came, one changed: the others are the same objects", () => {
  const before = [row("a"), row("b"), row("c"), row("d")];
  const after = keepRows(before, [row("b"), row("c", "other"), row("d"), row("e")]);
  expect(after[0]).toBe(before[1]);
  expect(after[1]).toEqual(row("c", "other"));
  expect(after[2]).toBe(before[3]);
  expect(after[3]).toEqual(row("e"));
});

test("only the order changed: a new list of the same objects", () => {
  const before = [row("a"), row("b")];
  const after = keepRows(before, [row("b"), row("a")]);
  expect(after).not.toBe(before);
  expect(after).toEqual([row("b"), row("a")]);
  expect(after[0]).toBe(before[1]);
});
