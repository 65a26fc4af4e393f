import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Host, RunOutcome } from "@/lib/host/host";
import type { VerificationReport } from "@/lib/samba/verify/report";
import type { Credentials } from "@/lib/samba/verify/smbclient-input";
import { findVerification, listVerifications } from "@/lib/use-cases/list-verifications";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";
import { verifyShare } from "@/lib/use-cases/verify-share";

const alice: Credentials = { username: "alice", password: "demo-alice" };

let box: BoxFixture;
let first: string;

beforeAll(async () => {
  box = await startBoxFixture();
  first = await box.read();
});
afterAll(() => box.remove());

/** Writes the first smb.conf with further lines, and has the box's smbd serve it. */
async function serve(global: readonly string[], projects: readonly string[] = [], more = ""): Promise<void> {
  await box.writeOutside(confWith(global, projects, more));
  const restarted = await box.host.service("smbd").restart();
  if (!restarted.ok) throw new Error(restarted.error.detail);
}

function confWith(global: readonly string[], projects: readonly string[], more = ""): string {
  const withShare = first.replace(
    "[projects]",
    ["[projects]", ...projects.map((line) => `\t${line}`)].join("\n"),
  );
  return withGlobal(withShare, ...global) + more;
}

/** One test's wrong passwords must not slow the next. */
afterEach(async () => {
  await db().rateLimit.deleteMany();
});

function verify(share: string, credentials: Credentials | null = alice, host: Host = box.host) {
  return verifyShare(host, { share, credentials, by: "helpdesk" });
}

async function report(share: string, credentials: Credentials | null = alice, host: Host = box.host) {
  const result = await verify(share, credentials, host);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function foundIn({ rows }: VerificationReport): Record<string, string> {
  return Object.fromEntries(rows.map(({ subject, found }) => [subject, found]));
}

const insisting = "SMB 3, insisting on encryption";

describe("what smb.conf promises is what the clients meet", () => {
  it.each<[string, readonly string[], readonly string[], Record<string, string>]>([
    [
      "nothing said",
      [],
      [],
      { "SMB 3": "In the clear", "SMB 2.1": "In the clear", "SMB 1": "Refused", [insisting]: "Encrypted" },
    ],
    [
      "share required",
      [],
      ["smb encrypt = required"],
      { "SMB 3": "Encrypted", "SMB 2.1": "Refused", "SMB 1": "Refused" },
    ],
    [
      "the guide's two lines",
      ["smb encrypt = mandatory", "server signing = mandatory"],
      [],
      { "SMB 3": "Encrypted", "SMB 2.1": "Refused", "SMB 1": "Refused" },
    ],
    [
      "desired",
      ["smb encrypt = desired"],
      [],
      { "SMB 3": "Encrypted", "SMB 2.1": "In the clear", "SMB 1": "Refused" },
    ],
    [
      "off",
      ["smb encrypt = off"],
      ["smb encrypt = desired"],
      { "SMB 3": "In the clear", "SMB 2.1": "In the clear", "SMB 1": "Refused", [insisting]: "Refused" },
    ],
    [
      "off and required: nobody",
      ["smb encrypt = off"],
      ["smb encrypt = required"],
      { "SMB 3": "Refused", "SMB 2.1": "Refused", "SMB 1": "Refused", [insisting]: "Refused" },
    ],
    [
      "SMB 1 on, required by [global] alone",
      ["smb encrypt = required", "server min protocol = NT1"],
      ["smb encrypt = off"],
      { "SMB 3": "Encrypted", "SMB 2.1": "Refused", "SMB 1": "In the clear" },
    ],
    [
      "SMB 1 on, required by the share",
      ["server min protocol = NT1"],
      ["smb encrypt = required"],
      { "SMB 3": "Encrypted", "SMB 2.1": "Refused", "SMB 1": "Refused" },
    ],
    [
      "SMB 3 not spoken",
      ["server max protocol = SMB2_10"],
      [],
      { "SMB 3": "In the clear", "SMB 2.1": "In the clear", "SMB 1": "Refused", [insisting]: "Refused" },
    ],
  ])("%s", async (_name, global, projects, expected) => {
    await serve(global, projects);
    const checked = await report("projects");
    expect(foundIn(checked)).toEqual(expected);
    expect(checked).toMatchObject({ verdict: "as-promised", signedIn: true, share: "projects" });
    expect(checked.summary).toMatch(/^As promised\. SMB 3: /);
  });

  it("names what smbstatus saw, and Samba's own reason for a refusal", async () => {
    await serve(["smb encrypt = required"]);
    const { rows } = await report("PROJECTS");
    expect(rows[0]?.sentence).toMatch(/^smbstatus saw SMB 3\.1\.1 with AES-128-GCM\.$/);
    expect(rows[1]?.sentence).toBe("Refused at the sign-in: access denied (NT_STATUS_ACCESS_DENIED).");
  });
});

describe("a promise that is not kept, since an included file says otherwise", () => {
  const include = () => `include = ${box.appliance.dir}/other.conf`;
  const other = (...lines: string[]) =>
    writeFile(path.join(box.appliance.dir, "other.conf"), `[global]\n${lines.join("\n")}\n`);

  it("is told, with the file that may be why", async () => {
    await other("smb encrypt = off");
    await serve(["smb encrypt = required", include()]);
    const checked = await report("projects");
    expect(checked.verdict).toBe("not-as-promised");
    expect(foundIn(checked)).toMatchObject({ "SMB 3": "In the clear", "SMB 2.1": "In the clear" });
    expect(checked.summary).toContain("SMB 3 in the clear, though smb.conf says encrypted");
    expect(checked.summary).toContain("SMB 2.1 in the clear, though smb.conf says refused");
    expect(checked.summary).toMatch(/includes .*other\.conf/);
    expect(checked.rows[1]?.sentence).toContain("can be read on the way");
  });

  it("is seen without signing in where the negotiation contradicts it", async () => {
    await other("server min protocol = NT1", "server signing = mandatory", "smb encrypt = desired");
    await serve(["smb encrypt = off", include()]);
    const checked = await report("projects", null);
    expect(checked).toMatchObject({ verdict: "not-as-promised", signedIn: false });
    expect(foundIn(checked)).toEqual({
      "SMB 3": "Spoken",
      "SMB 2": "Spoken",
      "SMB 1": "Spoken",
      Encryption: "Offered",
      Signing: "Required",
    });
    expect(checked.summary).toContain("SMB 1 spoken, though smb.conf says not spoken");
    expect(checked.rows.filter(({ verdict }) => verdict === "not-as-promised")).toHaveLength(3);
  });

  it("is not claimed without signing in where nothing contradicts it", async () => {
    await serve(["server max protocol = SMB3_02"]);
    const checked = await report("projects", null);
    expect(checked.verdict).toBe("unknown");
    expect(checked.summary).toMatch(/^Not verified: nothing .* contradicts smb\.conf/);
    expect(checked.rows.every(({ verdict }) => verdict === "as-promised")).toBe(true);
    expect(checked.rows[0]?.sentence).toBe("It answers with SMB 3.0, SMB 3.0.2.");
  });
});

describe("a check that cannot be made breaks no promise", () => {
  beforeAll(() =>
    serve(
      [],
      ["smb encrypt = required"],
      "\n[gone]\n\tpath = /nonexistent/folder\n\tguest ok = yes\n[closed]\n\tpath = /tmp\n\tavailable = no\n[printers]\n\tprintable = yes\n\tpath = /tmp\n",
    ),
  );

  it.each<[string, string, Credentials, string, RegExp]>([
    [
      "a wrong password",
      "projects",
      { ...alice, password: "wrong" },
      "wrong-credentials",
      /user name or the password/,
    ],
    ["a guest in disguise", "public", { username: "nobody-knows", password: "x" }, "guest", /as a guest/],
    ["a missing folder", "gone", alice, "not-served", /folder may be missing/],
    ["a share out of service", "closed", alice, "not-served", /available = no/],
    ["a printer's share", "printers", alice, "unsuitable", /printers/],
    ["a share that is gone", "removed", alice, "missing", /no share of this name/],
    ["[global]", "global", alice, "missing", /no share of this name/],
    ["a name with a line break", "pro\njects", alice, "missing", /no share of this name/],
    [
      "a percent sign in the user name",
      "projects",
      { ...alice, username: "alice%x" },
      "invalid",
      /percent sign/,
    ],
    ["a line break in the password", "projects", { ...alice, password: "a\nb" }, "invalid", /line break/],
    ["a blank before the password", "projects", { ...alice, password: " a" }, "invalid", /blanks/],
  ])("%s", async (_name, share, credentials, code, words) => {
    const result = await verify(share, credentials);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.message).toMatch(words);
  });

  it("an account that may not use the share", async () => {
    const checked = await report("finance", { username: "bob", password: "demo-bob" });
    expect(checked.verdict).toBe("unknown");
    expect(checked.summary).toMatch(/^Could not be verified: .*valid users/);
  });

  it("no Samba that answers", async () => {
    const deaf: Host = {
      ...box.host,
      run: async (argv, options) => {
        const port = argv.map((arg) => (arg.startsWith("--port=") ? "--port=9" : arg));
        return box.host.run([argv[0], ...port.slice(1)], options);
      },
    };
    expect(await verify("projects", alice, deaf)).toMatchObject({
      ok: false,
      error: { code: "unreachable" },
    });
  });

  it("no smbclient", async () => {
    const without = replacing("smbclient", { kind: "not-found", program: "smbclient" });
    expect(await verify("projects", alice, without)).toMatchObject({
      ok: false,
      error: { code: "not-installed" },
    });
  });

  it.each(["", "rubbish", '{"sessions": 3}'])(
    "smbstatus that prints %j leaves SMB 3 open",
    async (stdout) => {
      const blind = replacing("smbstatus", { kind: "exited", code: 0, stdout, stderr: "", truncated: false });
      const checked = await report("projects", alice, blind);
      expect(checked.verdict).toBe("unknown");
      expect(foundIn(checked)).toMatchObject({
        "SMB 3": "Not known",
        "SMB 2.1": "Refused",
        [insisting]: "Encrypted",
      });
    },
  );

  it("smb.conf that changes meanwhile", async () => {
    const before = await box.read();
    const changing: Host = {
      ...box.host,
      run: async (argv, options) => {
        if (argv[0] === "smbclient") await box.writeOutside(`${before}\n# meanwhile\n`);
        return box.host.run(argv, options);
      },
    };
    const checked = await report("projects", alice, changing);
    await box.writeOutside(before);
    expect(checked).toMatchObject({
      verdict: "unknown",
      summary: expect.stringContaining("changed while") as string,
    });
  });
});

function replacing(program: string, outcome: RunOutcome): Host {
  return {
    ...box.host,
    run: (argv, options) => (argv[0] === program ? Promise.resolve(outcome) : box.host.run(argv, options)),
  };
}

describe("names and passwords arrive as they are", () => {
  const names = [
    "-dash",
    "per%cent",
    "<script>alert(1)</script>",
    "sp  ace",
    "a/b",
    "ümläut",
    'quo"te;',
    "s".repeat(255),
  ];

  beforeAll(async () => {
    const folder = path.join(box.appliance.dir, "shares/projects");
    await serve([], [], names.map((name) => `\n[${name}]\n\tpath = ${folder}\n`).join(""));
  });

  it.each(names)("share %s", async (name) => {
    expect(await report(name)).toMatchObject({ verdict: "as-promised" });
  });

  it.each([
    "trails ",
    "per%cent",
    "%first",
    "q'u\"o`te $(id)",
    "back\\slash",
    "a=b",
    "ünï¢ødé€",
    "x".repeat(200),
  ])("password %s", async (password) => {
    await setPassword(password);
    expect(await report("projects", { username: "alice", password })).toMatchObject({
      verdict: "as-promised",
    });
    await setPassword(alice.password);
  });
});

async function setPassword(password: string): Promise<void> {
  const set = await box.host.run(["smbpasswd", "-s", "alice"], { stdin: `${password}\n${password}\n` });
  if (set.kind !== "exited" || set.code !== 0) throw new Error("The password was not set.");
}

describe("the password", () => {
  it("is in no process list while it is used, and nowhere afterwards", async () => {
    await serve(["smb encrypt = required", "log level = 3"]);
    const secret = `Secret-${randomUUID()}`;
    await setPassword(secret);
    const watch = { over: false, sawClient: false };
    const running = Promise.all([
      verify("projects", { username: "alice", password: secret }),
      verify("projects", { username: "alice", password: `${secret}-wrong` }),
    ]).finally(() => {
      watch.over = true;
    });
    while (!watch.over) {
      for (const shown of await processesShown()) {
        expect(shown.includes(secret), shown.slice(0, 80)).toBe(false);
        watch.sawClient ||= shown.includes("INFLIGHT-VERIFY");
      }
    }
    expect(watch.sawClient).toBe(true);
    const [good, bad] = await running.finally(() => setPassword(alice.password));
    expect(good).toMatchObject({ ok: true });
    expect(bad).toMatchObject({ ok: false, error: { code: "wrong-credentials" } });
    expect(JSON.stringify([good, bad])).not.toContain(secret);
    const holding = await filesHolding(box.dataDir, secret);
    expect(holding).toEqual([]);
  });

  it("is tried once where it is wrong", async () => {
    let tries = 0;
    const counting: Host = {
      ...box.host,
      run: (argv, options) => {
        if (argv[0] === "smbclient") tries += 1;
        return box.host.run(argv, options);
      },
    };
    await verify("projects", { ...alice, password: "wrong" }, counting);
    expect(tries).toBe(1);
  });

  it("cannot be guessed at speed", async () => {
    const guess = (password: string) => verify("projects", { username: "bob", password });
    for (let n = 0; n < 5; n += 1) await guess("wrong");
    const refused = await guess("demo-bob");
    expect(refused).toMatchObject({ ok: false, error: { code: "too-many-attempts" } });
    expect(!refused.ok && refused.error.message).toMatch(/Wait \d+ seconds/);
    const colleague = { share: "projects", by: "admin", credentials: alice };
    expect(await verifyShare(box.host, colleague)).toMatchObject({ ok: true });
  });
});

/** Arguments and environment of every process of this machine. */
async function processesShown(): Promise<readonly string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const shown = pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]);
  return Promise.all(shown.map((file) => readFile(file, "utf8").catch(() => "")));
}

async function filesHolding(folder: string, secret: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file)).includes(secret)));
  return files.filter((_, index) => held[index]);
}

describe("what is kept of checks", () => {
  it("is the last of each share, and whether smb.conf has changed since", async () => {
    await serve(["smb encrypt = required"]);
    const checked = await report("projects");
    await report("projects", null);
    const listed = async () => {
      const list = await listVerifications(box.host);
      return list.ok ? list.value.find(({ share }) => share === "projects") : undefined;
    };
    const { rows, ...rest } = checked;
    expect(await listed()).toEqual({ ...rest, outdated: false });
    expect(await findVerification(box.host, "Projects")).toEqual({
      ok: true,
      value: { ...rest, rows, outdated: false },
    });
    expect(await findVerification(box.host, "never")).toEqual({ ok: true, value: null });
    await box.writeOutside(`${await box.read()}# touched\n`);
    expect(await listed()).toMatchObject({ outdated: true, signedIn: false });
    const stored = await db().shareVerification.findMany();
    expect(JSON.stringify(stored)).not.toMatch(/alice|bob/);
  });
});
