import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashInputs } from "@/scripts/up/build";
import { restartDelay } from "@/scripts/up/restarts";

describe("the build's stamp", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "inflight-stamp-"));
    await mkdir(path.join(root, "app/deep"), { recursive: true });
    await writeFile(path.join(root, "app/deep/page.tsx"), "one");
    await writeFile(path.join(root, "config.js"), "two");
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const stamp = () => hashInputs(root, ["app", "config.js", "missing"]);

  it("stays where nothing but a test changed", async () => {
    const before = await stamp();
    await writeFile(path.join(root, "app/deep/page.test.tsx"), "test");
    expect(await stamp()).toBe(before);
  });

  it.each([
    ["a file changed", "app/deep/page.tsx"],
    ["a file was added", "app/other.tsx"],
    ["a configuration changed", "config.js"],
    ["what was missing is there", "missing"],
  ])("changes where %s", async (_what, file) => {
    const before = await stamp();
    await writeFile(path.join(root, file), "three");
    expect(await stamp()).not.toBe(before);
  });
});

describe("a process that ends unexpectedly", () => {
  const times = (count: number, everyMs: number) => Array.from({ length: count }, (_, at) => at * everyMs);

  it("is started again at once, and after longer and longer pauses where it keeps ending", () => {
    expect([1, 5, 6, 7, 8, 11, 12, 100].map((count) => restartDelay(times(count, 1_000)))).toEqual([
      0, 0, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
  });
  it("is started at once where earlier ends lie long back", () => {
    expect(restartDelay([...times(50, 1_000), 1_000_000])).toBe(0);
  });
});
