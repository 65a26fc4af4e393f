import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashInputs } from "@/scripts/up/build";
import { mayRestart } from "@/scripts/up/restarts";

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

describe("a panel that ends unexpectedly", () => {
  it("is started again, but not for ever", () => {
    expect(mayRestart([1000])).toBe(true);
    expect(mayRestart([1000, 2000, 3000, 4000, 5000])).toBe(true);
    expect(mayRestart([1000, 2000, 3000, 4000, 5000, 6000])).toBe(false);
  });
  it("is started again where earlier ends lie long back", () => {
    expect(mayRestart([0, 1, 2, 3, 4, 5, 6, 1_000_000])).toBe(true);
  });
});
