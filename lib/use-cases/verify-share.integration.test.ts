import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Host, RunOutcome } from "@/lib/host/host";
import type { VerificationReport } from "@/lib/samba/verify/report";
import type { Credentials } from "@/lib/samba/verify/smbclient-input";
import { findVerification, listVerifications } from "@/lib/use-cases/list-verifications";
import { alice, startVerifyFixture, type VerifyFixture } from "@/lib/use-cases/testing/verify-fixture";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { withLocale } from "@/lib/words/with-locale";

let box: VerifyFixture;

beforeAll(async () => {
  holdCatalogue("de", german);
  box = await startVerifyFixture();
});
afterEach(() => box.forgetTries());
afterAll(() => box.remove());

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
    await box.serve(global, projects);
    const checked = await box.report("projects");
    expect(foundIn(checked)).toEqual(expected);
    expect(checked).toMatchObject({ verdict: "as-promised", signedIn: true, share: "projects" });
    expect(checked.summary).toMatch(/^As promised\. SMB 3: /);
  });

  it("names what smbstatus saw, and Samba's own reason for a refusal", async () => {
    await box.serve(["smb encrypt = required"]);
    const { rows } = await box.report("PROJECTS");
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
    await box.serve(["smb encrypt = required", include()]);
    const checked = await box.report("projects");
    expect(checked.verdict).toBe("not-as-promised");
    expect(foundIn(checked)).toMatchObject({ "SMB 3": "In the clear", "SMB 2.1": "In the clear" });
    expect(checked.summary).toContain("SMB 3 in the clear, though smb.conf says encrypted");
    expect(checked.summary).toContain("SMB 2.1 in the clear, though smb.conf says refused");
    expect(checked.summary).toMatch(/includes .*other\.conf/);
    expect(checked.rows[1]?.sentence).toContain("can be read on the way");
  });

  it("is seen without signing in where the negotiation contradicts it", async () => {
    await other("server min protocol = NT1", "server signing = mandatory", "smb encrypt = desired");
    await box.serve(["smb encrypt = off", include()]);
    const checked = await box.report("projects", null);
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
    await box.serve(["server max protocol = SMB3_02"]);
    const checked = await box.report("projects", null);
    expect(checked.verdict).toBe("unknown");
    expect(checked.summary).toMatch(/^Not verified: nothing .* contradicts smb\.conf/);
    expect(checked.rows.every(({ verdict }) => verdict === "as-promised")).toBe(true);
    expect(checked.rows[0]?.sentence).toBe("It answers with SMB 3.0, SMB 3.0.2.");
  });
});

describe("a check that cannot be made breaks no promise", () => {
  beforeAll(() =>
    box.serve(
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
    const result = await box.verify(share, credentials);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.message).toMatch(words);
  });

  it("an account that may not use the share", async () => {
    const checked = await box.report("finance", { username: "bob", password: "demo-bob" });
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
    expect(await box.verify("projects", alice, deaf)).toMatchObject({
      ok: false,
      error: { code: "unreachable" },
    });
  });

  it("no smbclient", async () => {
    const without = replacing("smbclient", { kind: "not-found", program: "smbclient" });
    expect(await box.verify("projects", alice, without)).toMatchObject({
      ok: false,
      error: { code: "not-installed" },
    });
  });

  it.each(["", "rubbish", '{"sessions": 3}'])(
    "smbstatus that prints %j leaves SMB 3 open",
    async (stdout) => {
      const blind = replacing("smbstatus", { kind: "exited", code: 0, stdout, stderr: "", truncated: false });
      const checked = await box.report("projects", alice, blind);
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
    const checked = await box.report("projects", alice, changing);
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

describe("what is kept of checks", () => {
  it("is the last of each share, and whether smb.conf has changed since", async () => {
    await box.serve(["smb encrypt = required"]);
    const checked = await box.report("projects");
    await box.report("projects", null);
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
    const inGerman = await withLocale("de", () => findVerification(box.host, "projects"));
    expect(inGerman).toMatchObject({
      value: {
        summary: expect.stringMatching(/^Wie zugesagt\. SMB 3: verschlüsselt; .*abgewiesen/u) as string,
      },
    });
    expect(inGerman.ok && inGerman.value?.rows[0]?.sentence).toMatch(/^smbstatus sah SMB 3\.1\.1 mit AES/u);
    await box.writeOutside(`${await box.read()}# touched\n`);
    expect(await listed()).toMatchObject({ outdated: true, signedIn: false });
    const stored = await db().shareVerification.findMany();
    expect(JSON.stringify(stored)).not.toMatch(/alice|bob/);
  });
});
