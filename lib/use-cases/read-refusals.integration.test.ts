import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import type { RefusalKind } from "@/lib/samba/refusals/refusal";
import type { Appliance } from "@/lib/sandbox/appliance";
import { readRefusals, RefusalQuery } from "@/lib/use-cases/read-refusals";
import { type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { type Attempt, tryShare } from "@/lib/use-cases/testing/try-share";

const machine = createLocalHost();
let fixture: BoxFixture;
let box: Appliance;
let first: string;

beforeAll(async () => {
  fixture = await startBoxFixture();
  box = fixture.appliance;
  first = await fixture.read();
});
afterAll(() => fixture.remove());

const log = (name = "log.127.0.0.1") => path.join(box.dir, "log", name);

/** A box that looks anew: what is remembered hangs on the host. */
let host: Host;
beforeEach(() => {
  host = { ...box.host };
});

/** New sessions are held to it: reloads are enough. */
async function configure(globalLines: readonly string[], shares = ""): Promise<void> {
  const text = first.replace(/^\[global\]$/m, ["[global]", ...globalLines].join("\n"));
  await writeFile(host.files.smbConf, `${text}\n${shares}`);
  const reloaded = await host.service("smbd").reload();
  if (!reloaded.ok) throw new Error(reloaded.error.message);
}

function attempt(share: string, who?: Attempt): Promise<string> {
  return tryShare(box, share, who);
}

async function refusals(query: Partial<RefusalQuery> = {}) {
  const read = await readRefusals(host, RefusalQuery.parse(query));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** The newest refusal, once it is one of this kind. */
async function newest(kind: RefusalKind) {
  return vi.waitFor(
    async () => {
      const [row] = (await refusals()).refusals;
      expect(row).toMatchObject({ kind });
      return row;
    },
    { timeout: 15_000, interval: 200 },
  );
}

const SHARES = `
[enc]
path = /tmp
server smb encrypt = required
[off]
path = /tmp
available = no
[shut]
path = /tmp
hosts allow = 10.9.9.9
hosts deny = 127.0.0.1
[gone]
path = /nonexistent/folder
[one]
path = /tmp
max connections = 1
`;

describe("a real smbd that refuses", () => {
  beforeAll(async () => {
    host = { ...box.host };
    await configure([], SHARES);
  });

  const cases: readonly (readonly [string, Attempt, RefusalKind, object])[] = [
    [
      "enc",
      { dialect: "SMB2_10" },
      "share-encryption",
      { dialect: "SMB 2.1", share: "enc", client: "127.0.0.1" },
    ],
    ["finance", { password: "wrong" }, "wrong-password", { user: "alice", dialect: null }],
    ["finance", { user: "bob" }, "user-not-permitted", { user: "bob", share: "finance" }],
    ["finance", { user: "nosuch" }, "guest-not-permitted", { share: "finance", user: null }],
    ["off", {}, "share-unavailable", { share: "off" }],
    ["shut", {}, "address-denied", { client: "127.0.0.1" }],
    ["gone", {}, "folder-missing", { share: "gone" }],
    ["x<script>", {}, "no-such-share", { share: "x<script>" }],
    ["public", { dialect: "NT1" }, "no-common-dialect", { dialect: "SMB 1", client: "127.0.0.1" }],
  ];
  it.each(cases)("at %s, %j: %s", async (share, who, kind, told) => {
    const before = (await refusals()).total;
    expect(await attempt(share, who)).toMatch(/NT_STATUS_|No compatible protocol/);
    const row = await newest(kind);
    expect((await refusals()).total).toBe(before + 1);
    expect(row).toMatchObject({ kind, ...told });
    expect(Math.abs(Date.parse(row?.at ?? "") - Date.now())).toBeLessThan(60_000);
    expect(row?.why).toMatch(/\.$/);
  });

  it("tells one refusal once, where smbd says two things of it", async () => {
    expect(await readFile(log(), "utf8")).toContain("couldn't find service off");
    expect((await refusals({ q: "off" })).refusals.map(({ kind }) => kind)).toEqual(["share-unavailable"]);
  });

  it("lists an unknown name that is let in as a guest nowhere", async () => {
    expect(await attempt("public", { user: "stranger" })).not.toContain("NT_STATUS");
    await attempt("finance", { password: "marker" });
    await newest("wrong-password");
    expect((await refusals({ q: "stranger" })).refusals).toEqual([]);
  });

  it("is searched by text, share, client, reason and time", async () => {
    const { total, reachesBack, notices } = await refusals();
    expect(total).toBeGreaterThanOrEqual(cases.length);
    expect(Date.parse(reachesBack ?? "")).toBeLessThanOrEqual(Date.now());
    expect(notices).toEqual([]);
    expect((await refusals({ kind: "share-encryption" })).refusals).toMatchObject([{ share: "enc" }]);
    expect((await refusals({ q: "smb 2.1" })).refusals).toMatchObject([{ share: "enc" }]);
    expect((await refusals({ client: "10.0.0.1" })).matching).toBe(0);
    expect((await refusals({ since: new Date(Date.now() + 60_000).toISOString() })).matching).toBe(0);
    const atEnc = (await refusals({ share: "ENC" })).refusals;
    expect(new Set(atEnc.map(({ share }) => share))).toEqual(new Set(["enc", null]));
    expect(await refusals({ limit: 2 })).toMatchObject({ total, matching: total });
    expect((await refusals({ limit: 2 })).refusals).toHaveLength(2);
  });

  it("marks the demo clients", async () => {
    const clients = host.demoClients;
    const [one] = clients?.list() ?? [];
    if (!clients || !one) throw new Error("The box has no demo clients.");
    const list = () => [{ ...one, address: "127.0.0.1" }];
    const named: Host = { ...host, demoClients: { ...clients, list } };
    const read = await readRefusals(named, RefusalQuery.parse({ q: one.name }));
    expect(read.ok && read.value.refusals.some(({ demo }) => demo === one.name)).toBe(true);
  });

  it("survives the rotation that smbd and logrotate do, and a log that is removed", async () => {
    await attempt("enc", { dialect: "SMB2_10" });
    await newest("share-encryption");
    const before = (await refusals({ kind: "share-encryption" })).refusals[0]?.times ?? 0;
    await attempt("enc", { dialect: "SMB2_10" });
    await rename(log(), log("log.127.0.0.1.old"));
    await attempt("enc", { dialect: "SMB2_10" });
    const times = (wanted: number) =>
      vi.waitFor(
        async () => {
          expect((await refusals({ kind: "share-encryption" })).refusals[0]?.times).toBe(wanted);
        },
        { timeout: 15_000, interval: 200 },
      );
    await times(before + 2);
    await rm(log());
    await attempt("enc", { dialect: "SMB2_10" });
    await times(before + 3);
  });
});

describe("a server that requires encryption", () => {
  it("tells sessions in the clear and guests", async () => {
    await configure(["server smb encrypt = required"], SHARES);
    expect(await attempt("public", { dialect: "SMB2_10" })).toContain("ACCESS_DENIED");
    expect(await newest("session-encryption")).toMatchObject({ dialect: "SMB 2.1", share: null });
    expect(await attempt("public", { user: "nosuch" })).toContain("ACCESS_DENIED");
    expect((await newest("guest-encryption"))?.why).toContain("nosuch");
    expect(await attempt("public", { dialect: "SMB3_00" })).not.toContain("NT_STATUS");
  });

  it("tells that nobody can connect where encryption is off and a share requires it", async () => {
    await configure(["server smb encrypt = off"], SHARES);
    expect(await attempt("enc")).toContain("ACCESS_DENIED");
    const row = await newest("share-encryption");
    expect(row).toMatchObject({ share: "enc", dialect: "SMB 3.1.1" });
    expect(row?.why).toContain("off for the whole server");
  });

  it("tells a client that is too old for the lowest version, though not which one it was", async () => {
    await configure(["server min protocol = SMB3_11"], SHARES);
    expect(await attempt("public", { dialect: "SMB3_00" })).toContain("NOT_SUPPORTED");
    expect(await newest("no-common-dialect")).toMatchObject({ client: null, dialect: null });
  });
});

describe("a Samba that logs otherwise", () => {
  it("is told what its level keeps back", async () => {
    await configure([]);
    const text = await readFile(host.files.smbConf, "utf8");
    await writeFile(host.files.smbConf, text.replace(/^\tlog level.*$/m, ""));
    expect((await refusals()).notices).toMatchObject([
      { code: "level", setting: "log level = 1 auth_json_audit:2" },
    ]);
  });

  /** Of a system that keeps to its smb.conf. */
  async function system(lines: readonly string[]): Promise<Host> {
    const file = path.join(box.dir, "other.conf");
    await writeFile(file, `[global]\n${lines.join("\n")}\n`);
    return {
      ...machine,
      files: { ...machine.files, smbConf: file },
      run: ([program, ...args], options) =>
        machine.run([program, ...args, ...(program === "testparm" ? [file] : [])], options),
    };
  }
  const look = (of: Host) => readRefusals(of, RefusalQuery.parse({}));

  it("reads one file for all clients, and tells that it names none", async () => {
    const folder = path.join(box.dir, "one-log");
    await mkdir(folder);
    await writeFile(
      path.join(folder, "smbd.log"),
      "[2026/11/23 23:50:25,  1] ../../source3/smbd/smb2_sesssetup.c:283(smbd_smb2_auth_generic_return)\n  reject session with dialect[0x0210] as encryption is required\n",
    );
    const read = await look(await system([`log file = ${folder}/smbd.log`, "log level = 3"]));
    expect(read).toMatchObject({
      ok: true,
      value: {
        refusals: [
          { client: null, dialect: "SMB 2.1", at: new Date(2026, 10, 23, 23, 50, 25).toISOString() },
        ],
        notices: [{ code: "no-client", setting: "log file = /var/log/samba/log.%I" }],
      },
    });
  });

  it.each([
    ["to the journal", ["logging = systemd"], { ok: true, value: { notices: [{ code: "elsewhere" }] } }],
    [
      "into folders that vary",
      ["log file = /var/log/%m/log"],
      { ok: false, error: { code: "not-followed" } },
    ],
    ["into no folder", ["log file = /nonexistent/log.%I"], { ok: false, error: { code: "missing" } }],
    [
      "without time stamps",
      ["log file = /tmp/log.%I", "timestamp logs = no", "log level = 3"],
      { ok: true, value: { notices: [{ code: "no-timestamps" }] } },
    ],
  ])("says so where it logs %s", async (_, lines, told) => {
    expect(await look(await system(lines))).toMatchObject(told);
  });

  it("says so where testparm is not there", async () => {
    const bare: Host = { ...machine, run: () => Promise.resolve({ kind: "not-found", program: "testparm" }) };
    expect(await look(bare)).toMatchObject({ ok: false, error: { code: "unknown" } });
  });
});
