import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentTag } from "@/lib/host/content-tag";
import { fileProgram } from "@/lib/host/not-root/file-program";
import { literally } from "@/lib/host/privileges/shape";

const SOMEBODY = 1234;
const SECRET = "root:hash:\n";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-trust-"));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (...names: string[]) => path.join(folder, ...names);
const program = () => ({
  paths: [{ as: "root", like: `${literally(folder)}/.+`, verbs: ["read", "list", "replace"] }] as const,
  version: "x",
  readInput: () => Promise.resolve(Buffer.from("new")),
});
const ask = (...args: string[]) => fileProgram(args, program());

/** The rights of root are what there is to misuse. */
describe.skipIf(process.getuid?.() !== 0)("the file program, as root", () => {
  beforeAll(async () => {
    await writeFile(at("secret"), SECRET, { mode: 0o600 });
    for (const [name, mode, owner] of [
      ["theirs", 0o755, SOMEBODY],
      ["open", 0o777, 0],
      ["group", 0o775, 0],
      ["sticky", 0o1777, 0],
    ] as const) {
      await mkdir(at(name));
      await chown(at(name), owner, name === "group" ? SOMEBODY : 0);
      await chmod(at(name), mode);
      await writeFile(at(name, "file"), "old");
      await symlink(at("secret"), at(name, "link"));
    }
    await chown(at("sticky/file"), SOMEBODY, SOMEBODY);
    await writeFile(at("sticky/ours"), "old");
  });

  it.each([
    ["a folder of somebody's", "theirs/file"],
    ["a link of somebody's folder", "theirs/link"],
    ["a folder that all may write to", "open/file"],
    ["a link in a folder that all may write to", "open/link"],
    ["a folder that a group may write to", "group/file"],
    ["somebody's file in a folder like /tmp", "sticky/file"],
    ["what is not there yet in a folder of somebody's", "theirs/new"],
  ])("touches nothing by way of %s", async (_what, name) => {
    for (const args of [
      ["read", at(name)],
      ["replace", at(name), contentTag(Buffer.from("old"))],
      ["replace", at(name), "-"],
    ]) {
      expect(await ask(...args)).toMatchObject({ ok: false, error: { code: "denied" } });
    }
    expect(await readFile(at("secret"), "utf8")).toBe(SECRET);
  });

  it("follows links of root's, also through folders, and none that leads through somebody's", async () => {
    await mkdir(at("ours"));
    await symlink("../ours", at("ours/self"));
    await symlink("self/target", at("ours/link"));
    await writeFile(at("ours/target"), "old");
    expect(await ask("read", at("ours/link"))).toMatchObject({ ok: true });
    expect(await ask("replace", at("ours/link"), contentTag(Buffer.from("old")))).toMatchObject({ ok: true });
    expect(await readFile(at("ours/target"), "utf8")).toBe("new");
    await symlink(`${folder}/theirs/../secret`, at("ours/round"));
    expect(await ask("read", at("ours/round"))).toMatchObject({ ok: false, error: { code: "denied" } });
  });

  it("works in a folder like /tmp on what is root's", async () => {
    expect(await ask("read", at("sticky/ours"))).toMatchObject({ ok: true });
  });

  it("touches nothing that is not of its paths, and has no other verbs", async () => {
    expect(await fileProgram(["read", "/etc/passwd"], program())).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
    expect(await ask("part", at("ours/target"), "0", "9")).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
    expect(await ask("remove", at("ours/target"))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await ask("version")).toEqual({ ok: true, value: { version: "x" } });
  });

  it("is not led astray while somebody swaps a folder for a link", async () => {
    await mkdir(at("swapped"));
    await chown(at("swapped"), SOMEBODY, SOMEBODY);
    await writeFile(at("swapped/secret"), "harmless");
    const over = new AbortController();
    const swapping = (async () => {
      while (!over.signal.aborted) {
        await rename(at("swapped"), at("aside"));
        await symlink(folder, at("swapped"));
        await rm(at("swapped"));
        await rename(at("aside"), at("swapped"));
      }
    })();
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await ask("read", at("swapped/secret"));
      if (answer.ok)
        expect(Buffer.from((answer.value as { bytes: string }).bytes, "base64").toString()).not.toBe(
          "harmless",
        );
    }
    over.abort();
    await swapping;
  });
});
