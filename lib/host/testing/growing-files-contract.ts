import { appendFile, mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FilePart, Host } from "@/lib/host/host";
import { runProgram } from "@/lib/host/run-program";

/** What every host must do with logs: files that others go on writing, rename and remove. */
export function describeGrowingFiles(open: () => Host): void {
  let folder: string;
  const at = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "inflight-logs-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function part(name: string, from: number, max = 100): Promise<FilePart & { text: string }> {
    const read = await open().readPart(at(name), { from, max });
    if (!read.ok) throw new Error(read.error.message);
    return { ...read.value, text: new TextDecoder().decode(read.value.bytes) };
  }

  async function names(): Promise<readonly string[]> {
    const listed = await open().listFolder(folder);
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.value.map(({ name }) => name).sort();
  }

  describe("growing files", () => {
    it("reads what was appended since, and nothing at the end or behind it", async () => {
      await writeFile(at("log.a"), "first\n");
      expect(await part("log.a", 0)).toMatchObject({ text: "first\n", size: 6 });
      await appendFile(at("log.a"), "second\n");
      expect(await part("log.a", 6)).toMatchObject({ text: "second\n", size: 13 });
      expect(await part("log.a", 6, 3)).toMatchObject({ text: "sec", size: 13 });
      expect(await part("log.a", 13)).toMatchObject({ text: "", size: 13 });
      expect(await part("log.a", 99)).toMatchObject({ text: "", size: 13 });
    });

    it("knows a renamed file again, and one truncated in place; not the file that took its name", async () => {
      await writeFile(at("log.b"), "old\n");
      const { identity } = await part("log.b", 0);
      await rename(at("log.b"), at("log.b.old"));
      await writeFile(at("log.b"), "new\n");
      expect((await part("log.b.old", 0)).identity).toBe(identity);
      expect((await part("log.b", 0)).identity).not.toBe(identity);
      await truncate(at("log.b.old"), 0);
      expect(await part("log.b.old", 0)).toMatchObject({ identity, size: 0 });
    });

    it("lists regular files with size and identity, and follows links", async () => {
      await writeFile(at("log.c"), "12345");
      await mkdir(at("cores"));
      await symlink("log.c", at("link"));
      await symlink("nowhere", at("dangling"));
      await runProgram(["mkfifo", at("pipe")]);
      const listed = await open().listFolder(folder);
      if (!listed.ok) throw new Error(listed.error.message);
      const { identity } = await part("log.c", 0);
      expect(listed.value).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: "log.c", size: 5, identity }),
          expect.objectContaining({ name: "link", size: 5, identity }),
        ]),
      );
      expect(await names()).toEqual(["link", "log.a", "log.b", "log.b.old", "log.c"]);
      const entry = listed.value.find(({ name }) => name === "log.c");
      expect(Math.abs((entry?.modified ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    it("lists a folder out of which files vanish", async () => {
      const many = Array.from({ length: 300 }, (_, n) => `vanishing.${String(n)}`);
      await Promise.all(many.map((name) => writeFile(at(name), "x")));
      const listing = names();
      await Promise.all(many.map((name) => rm(at(name))));
      expect(await listing).toEqual(expect.arrayContaining(["log.a", "log.c"]));
      expect((await names()).filter((name) => name.startsWith("vanishing"))).toEqual([]);
    });

    it.each([
      ["a missing file", () => open().readPart(at("none"), { from: 0, max: 9 }), "missing"],
      ["a folder as a file", () => open().readPart(folder, { from: 0, max: 9 }), "not-a-file"],
      ["a pipe as a file", () => open().readPart(at("pipe"), { from: 0, max: 9 }), "not-a-file"],
      ["a missing folder", () => open().listFolder(at("none")), "missing"],
      ["a file as a folder", () => open().listFolder(at("log.a")), "not-a-file"],
    ])("refuses %s", async (_, look, code) => {
      expect(await look()).toMatchObject({ ok: false, error: { code } });
    });

    it("throws for a relative path, and for a part no file has", async () => {
      await expect(open().listFolder("log")).rejects.toThrow("absolute");
      await expect(open().readPart("log", { from: 0, max: 9 })).rejects.toThrow("absolute");
      await expect(open().readPart(at("log.a"), { from: -1, max: 9 })).rejects.toThrow("part");
    });
  });
}
