import { expect, it, vi } from "vitest";

it("is one for a name, for every copy of the module, and another for another name", async () => {
  const one = await import("@/lib/shared/of-process");
  vi.resetModules();
  const copy = await import("@/lib/shared/of-process");
  expect(copy.ofProcess).not.toBe(one.ofProcess);
  const make = vi.fn(() => new Map<string, number>());
  const held = one.ofProcess("test of one", make);
  expect(copy.ofProcess("test of one", make)).toBe(held);
  expect(make).toHaveBeenCalledTimes(1);
  expect(copy.ofProcess("test of another", make)).not.toBe(held);
});
