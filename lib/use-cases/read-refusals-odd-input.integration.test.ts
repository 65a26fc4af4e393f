import { appendFile, copyFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Host } from "@/lib/host/host";
import { readRefusals, RefusalQuery } from "@/lib/use-cases/read-refusals";
import { type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { type Attempt, tryShare } from "@/lib/use-cases/testing/try-share";

const SCRIPT = "<script>alert(1)</script>";
/** As long as a client may ask for. */
const LONG = "ü".repeat(127) + "s";

let box: BoxFixture;
let host: Host;

beforeAll(async () => {
  box = await startBoxFixture();
  const first = (await box.read()).replace(/^\tmap to guest.*$/m, "");
  const shares = [LONG, SCRIPT].map((name) => `[${name}]\n\tpath = /tmp\n\tsmb encrypt = required\n`);
  await box.writeOutside(`${first}\n${shares.join("")}`);
  const restarted = await box.host.service("smbd").restart();
  if (!restarted.ok) throw new Error(restarted.error.detail);
});
beforeEach(() => {
  host = { ...box.host };
});
afterAll(() => box.remove());

const log = () => path.join(box.appliance.dir, "log", "log.127.0.0.1");

async function refusals(query: Partial<RefusalQuery> = {}) {
  const read = await readRefusals(host, RefusalQuery.parse(query));
  if (!read.ok) throw new Error(read.error.message);
  return read.value.refusals;
}

/** Asks again until the log tells. */
function eventually<T>(look: () => Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 15_000, interval: 200 });
}

const old = (share: string, who: Attempt = {}) =>
  tryShare(box.appliance, share, { dialect: "SMB2_10", ...who });

describe("names that clients and smb.conf make up", () => {
  it.each([
    ["a script", SCRIPT],
    ["255 bytes", LONG],
  ])("a share whose name is %s", async (_, share) => {
    expect(await old(share)).toContain("ACCESS_DENIED");
    await eventually(async () => {
      const [row] = await refusals({ share });
      expect(row).toMatchObject({ kind: "share-encryption", share });
      expect(row?.why).toContain(share);
    });
  });

  it.each([
    // With a slash smbclient would take what stands before it for a domain.
    ["a script", "<img src=x onerror=alert(1)>"],
    ["255 letters", "u".repeat(255)],
    ["a forged message", "x] status [NT_STATUS_OK] workstation [REAL] remote host [ipv4:10.9.9.9:1]"],
    ["quotes and braces", '"}{"type": "Authentication'],
  ])("a user who is %s", async (_, user) => {
    expect(await old("finance", { user, password: "x" })).toContain("LOGON_FAILURE");
    await eventually(async () => {
      const [row] = await refusals({ kind: "unknown-user" });
      expect(row).toMatchObject({ user, client: "127.0.0.1" });
    });
  });

  it("a user with line breaks that look like smbd's own messages", async () => {
    const forged =
      "x\n[2026/11/25 10:00:00.000000,  1] ../../source3/smbd/smb2_sesssetup.c:283(f)\n  reject session with dialect[0x0210] as encryption is required\n";
    // A file of credentials has no such name; the command line does.
    await old("finance", { more: [`--user=${forged}%x`] });
    await old("finance", { user: "after-it", password: "x" });
    await eventually(async () => {
      expect((await refusals({ kind: "unknown-user" }))[0]).toMatchObject({ user: "after-it" });
    });
    expect(await refusals({ kind: "session-encryption" })).toEqual([]);
  });

  it("a client that calls itself a script", async () => {
    await old("finance", { password: "wrong", more: ["--netbiosname=<script>alert(1"] });
    await eventually(async () => {
      const [row] = await refusals({ kind: "wrong-password" });
      expect(row?.workstation?.toLowerCase()).toBe("<script>alert(1");
    });
  });

  it("a name that is not there, and is a script or far too long", async () => {
    for (const share of [`none${SCRIPT}`, "n".repeat(300), "no\u202ename"]) {
      await old(share);
      await eventually(async () => {
        const [row] = await refusals({ kind: "no-such-share" });
        expect(row?.share?.slice(0, 2)).toBe(share.slice(0, 2));
        expect(row?.share).not.toContain("\u202e");
      });
    }
  });
});

describe("a log that others handle meanwhile", () => {
  const times = (wanted: number) =>
    eventually(async () => {
      const all = await refusals({ share: SCRIPT, kind: "share-encryption" });
      expect(all.reduce((sum, row) => sum + row.times, 0)).toBe(wanted);
    });

  it("is read on after it was copied and truncated under smbd, removed, and written anew", async () => {
    await rm(log(), { force: true });
    await old(SCRIPT);
    await times(1);
    // What logrotate's copytruncate does; a rotated copy has another identity, and tells nothing twice.
    await copyFile(log(), `${log()}.1`);
    await truncate(log(), 0);
    await old(SCRIPT);
    await times(2);
    await rm(log());
    await times(2);
    await old(SCRIPT);
    await times(3);
    await writeFile(log(), "rubbish\n\0\0[2026/99/99 99:99:99,  1] x.c:1(f)\n  reject\n");
    await appendFile(log(), new Uint8Array(4_096).fill(0xfe));
    await appendFile(log(), "\n");
    await old(SCRIPT);
    await times(4);
  });

  it("is told to be closed to the panel, where it is", async () => {
    const unprivileged: Host = {
      ...host,
      listFolder: (folder) => asNobody(() => box.host.listFolder(folder)),
    };
    const read = await readRefusals(unprivileged, RefusalQuery.parse({}));
    expect(read).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(!read.ok && read.error.message).toMatch(/log/);
  });

  it("leaves out a file that is closed to the panel, and reads the others", async () => {
    const unprivileged: Host = {
      ...host,
      readPart: (file, part) =>
        file === log() ? asNobody(() => box.host.readPart(file, part)) : box.host.readPart(file, part),
    };
    const read = await readRefusals(unprivileged, RefusalQuery.parse({}));
    expect(read.ok && read.value.notices.map(({ code }) => code)).toContain("closed");
  });
});

/** What somebody without root's rights gets. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("questions from an address", () => {
  it.each([
    { q: "x".repeat(1_000) },
    { share: "\0\n<script>" },
    { client: "%00" },
    { kind: "<script>" },
    { since: "yesterday" },
    { limit: "-1" },
    { own: "all" },
  ])("%j opens all the same", async (question) => {
    const read = await readRefusals(host, RefusalQuery.parse(question));
    expect(read.ok).toBe(true);
  });
});
