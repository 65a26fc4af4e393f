import { writeFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentTag } from "@/lib/host/content-tag";
import { createLocalHost } from "@/lib/host/local-host";
import type { ReplacePoint } from "@/lib/host/replace-file";
import { describeFiles } from "@/lib/host/testing/files-contract";
import { describeGrowingFiles } from "@/lib/host/testing/growing-files-contract";
import { describePrograms } from "@/lib/host/testing/programs-contract";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const CHILD = fileURLToPath(new URL("./testing/replace-and-die.ts", import.meta.url));
const SIZE = 1_000_000;

describe("the local host", () => {
  const host = createLocalHost();
  describeFiles(() => host);
  describeGrowingFiles(() => host);
  describePrograms(() => host);

  it("is named after the machine and manages its smb.conf", () => {
    expect(host).toMatchObject({ kind: "local", files: { smbConf: "/etc/samba/smb.conf" } });
    expect(host.name).not.toBe("");
  });

  describe("killed in the middle of a replacement", () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "inflight-kill-"));
    });
    afterAll(async () => {
      await rm(folder, { recursive: true });
    });

    const points: readonly (readonly [ReplacePoint, "o" | "n"])[] = [
      ["temp-created", "o"],
      ["temp-written", "o"],
      ["temp-synced", "o"],
      ["renamed", "n"],
      ["folder-synced", "n"],
    ];
    it.each(points)("at %s the file is whole", async (point, letter) => {
      const file = path.join(folder, "smb.conf");
      await writeFile(file, Buffer.alloc(SIZE, "o"));
      // node through a shell that enters the project, for tsx to be found there.
      const killed = await host.run(
        [
          "sh",
          "-c",
          'cd "$1" && shift && exec "$@"',
          "sh",
          PROJECT,
          process.execPath,
          "--import",
          "tsx",
          CHILD,
          file,
          point,
          String(SIZE),
        ],
        { timeoutMs: 50_000 },
      );
      expect(killed).toMatchObject({ kind: "signalled", signal: "SIGKILL" });
      expect((await readFile(file)).equals(Buffer.alloc(SIZE, letter))).toBe(true);

      const next = await host.replaceFile(file, Buffer.from("after"), {
        ifTag: contentTag(Buffer.alloc(SIZE, letter)),
      });
      expect(next).toMatchObject({ ok: true });
      expect(await readdir(folder)).toEqual(["smb.conf"]);
    });
  });

  it("sees a change that comes between its two looks, and writes nothing", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "inflight-race-"));
    const file = path.join(folder, "smb.conf");
    await writeFile(file, "old");
    const racing = createLocalHost({
      trace: (point) => {
        // At once: begun here and done later, it could come after the second look.
        if (point === "temp-synced") writeFileSync(file, "somebody else's");
      },
    });
    const replaced = await racing.replaceFile(file, Buffer.from("mine"), {
      ifTag: contentTag(Buffer.from("old")),
    });
    expect(replaced).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(await readFile(file, "utf8")).toBe("somebody else's");
    expect(await readdir(folder)).toEqual(["smb.conf"]);
    await rm(folder, { recursive: true });
  });
});
