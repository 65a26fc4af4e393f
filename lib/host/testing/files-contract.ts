import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { fileFailure } from "@/lib/host/host-failure";
import { runProgram } from "@/lib/host/run-program";
import { mountSmallDisk, type SmallDisk } from "@/lib/host/testing/small-disk";

const bytes = (text: string) => new TextEncoder().encode(text);
const OLD = bytes("# kept as it is \r\n[global]\n");
const NEW = bytes("[global]\n\tsmb encrypt = mandatory\n");

/** What every host must do with files. They are looked at directly, so the host must be of this machine. */
export function describeFiles(open: () => Host): void {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const text = async (name: string) => readFile(at(name), "utf8");

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "inflight-files-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function given(name: string, content: Uint8Array = OLD) {
    await writeFile(at(name), content);
    return contentTag(content);
  }

  describe("files", () => {
    it("reads bytes with the tag of their content", async () => {
      await given("read.conf", new Uint8Array([0, 255, 13, 10]));
      const read = await open().readFile(at("read.conf"));
      expect(read).toEqual({
        ok: true,
        value: { bytes: new Uint8Array([0, 255, 13, 10]), tag: contentTag(new Uint8Array([0, 255, 13, 10])) },
      });
    });

    it("replaces a file that bears the tag and leaves nothing beside it", async () => {
      const tag = await given("replace.conf");
      const replaced = await open().replaceFile(at("replace.conf"), NEW, { ifTag: tag });
      expect(replaced).toEqual({ ok: true, value: { tag: contentTag(NEW) } });
      expect(new Uint8Array(await readFile(at("replace.conf")))).toEqual(NEW);
      expect((await readdir(folder)).filter((name) => name.includes("inflight-"))).toEqual([]);
    });

    it("refuses a stale tag and writes nothing", async () => {
      await given("stale.conf");
      const replaced = await open().replaceFile(at("stale.conf"), NEW, { ifTag: contentTag(NEW) });
      expect(replaced).toMatchObject({ ok: false, error: { code: "stale" } });
      expect(new Uint8Array(await readFile(at("stale.conf")))).toEqual(OLD);
    });

    it("tells a missing file when reading, and a vanished one as stale when replacing", async () => {
      expect(await open().readFile(at("missing.conf"))).toMatchObject({
        ok: false,
        error: { code: "missing" },
      });
      const replaced = await open().replaceFile(at("missing.conf"), NEW, { ifTag: contentTag(OLD) });
      expect(replaced).toMatchObject({ ok: false, error: { code: "stale" } });
      expect(await readdir(folder)).not.toContain("missing.conf");
    });

    it("makes a file that must not exist yet, once", async () => {
      expect(await open().replaceFile(at("new.conf"), NEW, { ifTag: null })).toMatchObject({ ok: true });
      expect((await stat(at("new.conf"))).mode & 0o7777).toBe(0o644);
      const again = await open().replaceFile(at("new.conf"), OLD, { ifTag: null });
      expect(again).toMatchObject({ ok: false, error: { code: "stale" } });
      expect(new Uint8Array(await readFile(at("new.conf")))).toEqual(NEW);
    });

    it("lets one of 20 writers of one base through", async () => {
      const tag = await given("crowd.conf");
      const host = open();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          host.replaceFile(at("crowd.conf"), bytes(`writer ${String(n)}\n`), { ifTag: tag }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.error.code))).toEqual(
        Array.from({ length: 19 }, () => "stale"),
      );
      const winner = outcomes.findIndex((outcome) => outcome.ok);
      expect(await text("crowd.conf")).toBe(`writer ${String(winner)}\n`);
    });

    it("follows symbolic links, relative and chained, and replaces the target alone", async () => {
      await mkdir(at("etc/real"), { recursive: true });
      const tag = await given("etc/real/target.conf");
      await symlink("real/target.conf", at("etc/second"));
      await symlink("etc/second", at("first"));
      expect(await open().replaceFile(at("first"), NEW, { ifTag: tag })).toMatchObject({ ok: true });
      expect((await lstat(at("first"))).isSymbolicLink()).toBe(true);
      expect((await lstat(at("etc/second"))).isSymbolicLink()).toBe(true);
      expect(new Uint8Array(await readFile(at("etc/real/target.conf")))).toEqual(NEW);
    });

    it("makes the target of a link that leads nowhere yet", async () => {
      await symlink("later.conf", at("early"));
      expect(await open().replaceFile(at("early"), NEW, { ifTag: null })).toMatchObject({ ok: true });
      expect((await lstat(at("early"))).isSymbolicLink()).toBe(true);
      expect(new Uint8Array(await readFile(at("later.conf")))).toEqual(NEW);
    });

    it("keeps mode and, as root, an owner nobody knows", async () => {
      const tag = await given("odd.conf");
      const root = process.getuid?.() === 0;
      const [uid, gid] = root ? [1234, 4321] : [process.getuid?.(), process.getgid?.()];
      if (root) await chown(at("odd.conf"), 1234, 4321);
      await chmod(at("odd.conf"), 0o640);
      expect(await open().replaceFile(at("odd.conf"), NEW, { ifTag: tag })).toMatchObject({ ok: true });
      const after = await stat(at("odd.conf"));
      expect([after.uid, after.gid, after.mode & 0o7777]).toEqual([uid, gid, 0o640]);
    });

    it("carries 10 MB", async () => {
      const large = new Uint8Array(10 * 1024 * 1024).map((_, n) => n % 251);
      const tag = await given("large.conf");
      expect(await open().replaceFile(at("large.conf"), large, { ifTag: tag })).toMatchObject({ ok: true });
      const read = await open().readFile(at("large.conf"));
      expect(read).toMatchObject({ ok: true, value: { tag: contentTag(large) } });
    });

    it.each([
      ["a folder", () => folder, "not-a-file"],
      ["a path below a file", () => at("read.conf/x"), "not-a-file"],
      ["a link in a circle", () => at("circle"), "not-a-file"],
      ["a named pipe", () => at("pipe"), "not-a-file"],
    ])("refuses %s", async (_, place, code) => {
      if (!(await readdir(folder)).includes("circle")) {
        await symlink("circle", at("circle"));
        await runProgram(["mkfifo", at("pipe")]);
      }
      expect(await open().readFile(place())).toMatchObject({ ok: false, error: { code } });
      const replaced = await open().replaceFile(place(), NEW, { ifTag: contentTag(OLD) });
      expect(replaced).toMatchObject({ ok: false, error: { code } });
    });

    it("sweeps what killed writers of this file left, and nothing else", async () => {
      const tag = await given("swept.conf");
      const ended = await open().run(["sh", "-c", "echo $$"]);
      const pid = ended.kind === "exited" ? ended.stdout.trim() : "";
      const leftover = `.swept.conf.inflight-${pid}-${"a".repeat(32)}`;
      const alive = `.swept.conf.inflight-${String(process.ppid)}-${"b".repeat(32)}`;
      const others = [
        alive,
        ".swept.conf.inflight-x",
        ".swept.conf.swp",
        `.other.conf.inflight-${pid}-${"c".repeat(32)}`,
      ];
      for (const name of [leftover, ...others]) await writeFile(at(name), "half");
      expect(await open().replaceFile(at("swept.conf"), NEW, { ifTag: tag })).toMatchObject({ ok: true });
      const left = await readdir(folder);
      expect(left).not.toContain(leftover);
      expect(left).toEqual(expect.arrayContaining(others));
    });

    it("throws for a relative path, which is a bug", async () => {
      await expect(open().readFile("smb.conf")).rejects.toThrow("absolute");
    });
  });

  describe("a disk that refuses", () => {
    let disk: SmallDisk | null;
    beforeAll(async () => {
      disk = await mountSmallDisk();
    });
    afterAll(async () => {
      await disk?.remove();
    });

    /** Where no disk can be mounted, what the kernel would say is put into words all the same. */
    const inWords = (code: string) =>
      fileFailure(Object.assign(new Error(code), { code, errno: -1 }), "/f").code;

    it("leaves the file whole when full, and takes its temporary file away", async () => {
      expect(inWords("ENOSPC")).toBe("no-space");
      if (disk === null) return;
      const file = path.join(disk.folder, "smb.conf");
      await writeFile(file, OLD);
      const replaced = await open().replaceFile(file, new Uint8Array(200_000), { ifTag: contentTag(OLD) });
      expect(replaced).toMatchObject({ ok: false, error: { code: "no-space" } });
      expect(new Uint8Array(await readFile(file))).toEqual(OLD);
      expect(await readdir(disk.folder)).toEqual(["smb.conf"]);
      expect(await open().replaceFile(file, NEW, { ifTag: contentTag(OLD) })).toMatchObject({ ok: true });
    });

    it("says that it is read-only", async () => {
      expect(inWords("EROFS")).toBe("read-only");
      if (disk === null) return;
      const file = path.join(disk.folder, "smb.conf");
      await writeFile(file, OLD);
      await disk.makeReadOnly();
      const replaced = await open().replaceFile(file, NEW, { ifTag: contentTag(OLD) });
      expect(replaced).toMatchObject({ ok: false, error: { code: "read-only" } });
      expect(new Uint8Array(await readFile(file))).toEqual(OLD);
    });
  });
}
