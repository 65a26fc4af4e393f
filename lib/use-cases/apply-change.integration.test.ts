import { createServer } from "node:net";
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { knownContent } from "@/lib/db/revision-store";
import { contentTag } from "@/lib/host/content-tag";
import { stepsOfChange } from "@/lib/use-cases/change-progress";
import { checkSmbConfCandidate } from "@/lib/use-cases/check-smb-conf";
import { listRevisions } from "@/lib/use-cases/list-revisions";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";
import { verifySamba } from "@/lib/use-cases/verify-samba";

let box: BoxFixture;
let original: string;
beforeEach(async () => {
  box = await startBoxFixture();
  original = await box.read();
});
afterEach(() => box.remove());

const revisions = async () => (await listRevisions({ q: "", page: 1, size: 100 })).revisions;
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a change that is good", () => {
  it("is on disk, served, in History and in the audit log, step by step", async () => {
    const wanted = withGlobal(original, "smb encrypt = mandatory", "server signing = mandatory");
    const request = await box.request(wanted);
    const outcome = await box.apply(wanted, { changeId: request.changeId, reason: "The guide" });

    expect(outcome).toMatchObject({ state: "applied", revisionId: request.changeId });
    expect(outcome.message).toContain("requires signing");
    expect(await box.read()).toBe(wanted);
    const [newest, first] = await revisions();
    expect(newest).toMatchObject({ state: "applied", author: "admin", reason: "The guide", origin: "panel" });
    expect(first).toMatchObject({ origin: "first" });
    expect(stepsOfChange(request.changeId).map(({ name, outcome: ended }) => [name, ended])).toEqual([
      ["Read the file", "done"],
      ["Check the new text", "done"],
      ["Store a revision", "done"],
      ["Replace the file", "done"],
      ["Restart Samba", "done"],
      ["Verify the service", "done"],
    ]);
    const lines = await db().auditEntry.findMany({ where: { changeId: request.changeId } });
    expect(lines).toHaveLength(6);
    expect(lines.every(({ actor, outcome: ended }) => actor === "admin" && ended === "step")).toBe(true);
  });

  it("does nothing where the text is the same", async () => {
    expect(await box.apply(original)).toMatchObject({ state: "not-applied" });
    expect((await revisions()).filter(({ origin }) => origin === "panel")).toEqual([]);
  });

  it("reloads without ending the daemon where that was chosen", async () => {
    const before = await box.host.service("smbd").status();
    const wanted = original.replace("comment = Forms and notices", "comment = Forms");
    expect(await box.apply(wanted, { activation: "reload" })).toMatchObject({ state: "applied" });
    expect((await box.host.service("smbd").status()).pid).toBe(before.pid);
  });
});

describe("several people", () => {
  it("applies one of 20 changes of one base and shows the others both sides", async () => {
    const texts = Array.from({ length: 20 }, (_, at) =>
      withGlobal(original, `netbios name = NAS${String(at)}`),
    );
    const baseTag = contentTag(bytes(original));
    const outcomes = await Promise.all(
      texts.map((text) => box.apply(text, { baseTag, activation: "reload" })),
    );

    const applied = outcomes.flatMap(({ state }, at) => (state === "applied" ? [at] : []));
    expect(applied).toHaveLength(1);
    const winner = texts[applied[0] ?? -1] ?? "";
    expect(await box.read()).toBe(winner);
    const conflicts = outcomes.filter(({ state }) => state === "conflict");
    expect(conflicts).toHaveLength(19);
    for (const { conflict } of conflicts) {
      expect(new TextDecoder().decode(conflict?.current)).toBe(winner);
      expect(conflict?.currentTag).toBe(contentTag(bytes(winner)));
    }
    const kept = new Set((await db().blob.findMany()).map(({ tag }) => tag));
    for (const text of texts) expect(kept).toContain(contentTag(bytes(text)));
  });

  it("is a conflict with what another program wrote while the editor was open", async () => {
    const baseTag = contentTag(bytes(original));
    await box.writeOutside(`${original}# by hand\n`);
    const outcome = await box.apply(withGlobal(original, "netbios name = MINE"), { baseTag });
    expect(outcome.state).toBe("conflict");
    expect(await box.read()).toBe(`${original}# by hand\n`);
    const states = (await revisions()).map(({ origin, state }) => `${origin} ${state}`);
    expect(states).toEqual(["panel conflict", "first applied"]);
  });

  it("shows in History what was changed outside while nobody looked", async () => {
    await readManagedFile(smbConfFile, box.host);
    await box.writeOutside(`${original}# by hand\n`);
    await readManagedFile(smbConfFile, box.host);
    const [newest] = await revisions();
    expect(newest).toMatchObject({ origin: "outside", author: "outside the panel", state: "applied" });
    expect(newest?.beforeTag).toBe(contentTag(bytes(original)));
    await readManagedFile(smbConfFile, box.host);
    expect(await revisions()).toHaveLength(2);
  });
});

describe("a text that should not be applied", () => {
  it("is refused where testparm refuses it, in testparm's words", async () => {
    const outcome = await box.apply(withGlobal(original, "security = nonsense"));
    expect(outcome).toMatchObject({ state: "not-applied" });
    expect(outcome.detail).toContain("nonsense");
    expect(await box.read()).toBe(original);
  });

  it("is applied only after its warnings were acknowledged", async () => {
    const wanted = withGlobal(original, "no such parameter = 1");
    const first = await box.apply(wanted);
    expect(first).toMatchObject({ state: "not-applied" });
    expect(first.detail).toMatch(/no such parameter/);
    expect(await box.read()).toBe(original);

    const { warningsDigest } = await checkSmbConfCandidate(box.host, bytes(wanted), bytes(original));
    expect(await box.apply(wanted, { acknowledged: "0".repeat(64) })).toMatchObject({ state: "not-applied" });
    expect(await box.apply(wanted, { acknowledged: warningsDigest })).toMatchObject({ state: "applied" });
  });

  it("asks nothing about warnings that were there before", async () => {
    await box.writeOutside(withGlobal(original, "no such parameter = 1"));
    const wanted = withGlobal(await box.read(), "netbios name = OTHER");
    expect(await box.apply(wanted)).toMatchObject({ state: "applied" });
  });
});

describe("a text that passes testparm and stops smbd from serving", () => {
  it("is rolled back where its port is taken, and the old one is served again", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      const outcome = await box.apply(withGlobal(original, `smb ports = ${String(port)}`));
      expect(outcome.state).toBe("rolled-back");
      expect(outcome.message).toContain("The old file was put back and Samba serves it again");
      expect(await box.read()).toBe(original);
      expect((await box.host.service("smbd").status()).state).toBe("running");
      expect(await verifySamba(box.host)).toMatchObject({ ok: true });
      const [newest] = await revisions();
      expect(newest).toMatchObject({ state: "rolled-back", outcome: outcome.message });
      expect((await knownContent("smb.conf"))?.tag).toBe(contentTag(bytes(original)));
    } finally {
      taken.close();
    }
  });

  it("is rolled back where a reload cannot do what it says", async () => {
    const outcome = await box.apply(withGlobal(original, "smb ports = 45999"), { activation: "reload" });
    expect(outcome.state).toBe("rolled-back");
    expect(await box.read()).toBe(original);
    expect(await verifySamba(box.host)).toMatchObject({ ok: true });
  });
});

describe("files as machines have them", () => {
  it("follows a symbolic link and keeps it", async () => {
    const link = box.host.files.smbConf;
    const target = path.join(path.dirname(link), "elsewhere", "samba.conf");
    await mkdir(path.dirname(target));
    await rename(link, target);
    await symlink("elsewhere/samba.conf", link);
    const wanted = withGlobal(original, "netbios name = LINKED");
    expect(await box.apply(wanted)).toMatchObject({ state: "applied" });
    expect(await readlink(link)).toBe("elsewhere/samba.conf");
    expect(await readFile(target, "utf8")).toBe(wanted);
  });

  it("keeps an odd owner and mode", async () => {
    const { smbConf } = box.host.files;
    await chown(smbConf, 1234, 4321);
    await chmod(smbConf, 0o640);
    expect(await box.apply(withGlobal(original, "netbios name = ODD"))).toMatchObject({ state: "applied" });
    const { uid, gid, mode } = await stat(smbConf);
    expect([uid, gid, mode & 0o7777]).toEqual([1234, 4321, 0o640]);
  });

  it("makes a missing file for somebody who began from none", async () => {
    await rm(box.host.files.smbConf);
    const outcome = await box
      .apply("x", {
        candidate: bytes(original),
        baseTag: "",
      })
      .catch((error: unknown) => error);
    expect(outcome).toMatchObject({ state: "applied" });
    expect(await box.read()).toBe(original);
  });

  it("says that a file vanished while the editor was open, and keeps the text", async () => {
    const baseTag = contentTag(bytes(original));
    const wanted = withGlobal(original, "netbios name = GONE");
    await rm(box.host.files.smbConf);
    await writeFile(`${box.host.files.smbConf}.moved`, original);
    const outcome = await box.apply(wanted, { baseTag });
    expect(outcome).toMatchObject({ state: "conflict", conflict: { currentTag: "" } });
    expect(await db().blob.findUnique({ where: { tag: contentTag(bytes(wanted)) } })).not.toBeNull();
  });

  it("leaves the old file whole where the disk is full or may only be read, and says so", async () => {
    const { smbConf } = box.host.files;
    const disk = path.join(box.dataDir, "small-disk");
    await mkdir(disk);
    const mounted = await box.host.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]);
    expect(mounted).toMatchObject({ kind: "exited", code: 0 });
    try {
      await writeFile(path.join(disk, "smb.conf"), original);
      await rm(smbConf);
      await symlink(path.join(disk, "smb.conf"), smbConf);

      const full = await box.apply(`${original}${"# filling the disk\n".repeat(5_000)}`);
      expect(full.state).toBe("not-applied");
      expect(full.message).toMatch(/full|space/iu);
      expect(await box.read()).toBe(original);
      expect(await readdir(disk)).toEqual(["smb.conf"]);

      await box.host.run(["mount", "-o", "remount,ro", disk]);
      const readOnly = await box.apply(withGlobal(original, "netbios name = READONLY"));
      expect(readOnly.state).toBe("not-applied");
      expect(readOnly.message).toMatch(/read-only|read only/iu);
      expect(await box.read()).toBe(original);
      expect((await revisions()).slice(0, 2).map(({ state }) => state)).toEqual([
        "not-applied",
        "not-applied",
      ]);
    } finally {
      await box.host.run(["umount", disk]);
    }
  });
});
