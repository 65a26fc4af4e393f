import { rename, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Host, RunOutcome } from "@/lib/host/host";
import { checkClient } from "@/lib/use-cases/check-client";
import { findVerification, listVerifications } from "@/lib/use-cases/list-verifications";
import { readShareStatus } from "@/lib/use-cases/read-share-status";
import { alice, startVerifyFixture, type VerifyFixture } from "@/lib/use-cases/testing/verify-fixture";

/** What the helpdesk asks, while the appliance is not as anybody expects. */
let box: VerifyFixture;
let conf: string;

beforeAll(async () => {
  box = await startVerifyFixture();
  conf = box.host.files.smbConf;
});
beforeEach(() => box.serve([], ["smb encrypt = required"]));
afterEach(() => box.forgetTries());
afterAll(() => box.remove());

function replacing(program: string, outcome: RunOutcome): Host {
  return {
    ...box.host,
    run: (argv, options) => (argv[0] === program ? Promise.resolve(outcome) : box.host.run(argv, options)),
  };
}

const printing = (stdout: string, stderr = ""): RunOutcome => ({
  ...{ kind: "exited", code: 0, truncated: false },
  stdout,
  stderr,
});

describe("a share that is deleted meanwhile", () => {
  /** The box, on which `work` is done once, as the first client is about to connect. */
  function meanwhile(work: () => Promise<void>): Host {
    let done: Promise<void> | undefined;
    return {
      ...box.host,
      run: async (argv, options) => {
        if (argv[0] === "smbclient") await (done ??= work());
        return box.host.run(argv, options);
      },
    };
  }

  it("is told by Verify: gone from Samba, or not known which of two files the clients met", async () => {
    const without = (await box.read()).replace("[projects]", "[renamed]");
    const deleting = meanwhile(async () => {
      await writeFile(conf, without);
      await box.host.service("smbd").restart();
    });
    const checked = await box.verify("projects", alice, deleting);
    expect(checked).toMatchObject({ ok: false, error: { code: "not-served" } });
    expect(await box.verify("projects")).toMatchObject({ ok: false, error: { code: "missing" } });
    expect(await box.verify("projects", null)).toMatchObject({ ok: false, error: { code: "missing" } });
  });

  it("keeps its last check, and is answered for in a sentence", async () => {
    await box.report("projects");
    await writeFile(conf, (await box.read()).replace("[projects]", "[renamed]"));
    expect(await findVerification(box.host, "projects")).toMatchObject({ value: { outdated: true } });
    const status = await readShareStatus(box.host, "");
    expect(status.ok && status.value.file?.shares.map(({ name }) => name)).not.toContain("projects");
    expect(status.ok && status.value.verified.map(({ share }) => share)).toContain("projects");
    const answer = await checkClient(box.host, { share: "projects", client: "windows-11" });
    expect(answer).toMatchObject({ value: { answer: "no", commands: [] } });
  });

  it("a Samba that ends meanwhile does not answer, which breaks no promise", async () => {
    const ending = meanwhile(async () => {
      await box.host.run(["smbcontrol", "smbd", "shutdown"]);
      // smbcontrol waits for nobody: a client that comes at once may still be let in.
      const smbd = box.host.service("smbd");
      await expect.poll(async () => (await smbd.status()).pid, { timeout: 20_000 }).toBeNull();
    });
    const checked = await box.verify("projects", alice, ending);
    expect(checked).toMatchObject({ ok: false, error: { code: "unreachable" } });
  });
});

describe("programs that are missing, or print rubbish", () => {
  it.each<[string, RunOutcome]>([
    ["nothing", printing("", "")],
    ["rubbish", printing("", "<script>alert(1)</script>\n\0\ud800")],
    ["half a word of smbclient's", printing("", "current tid is")],
    ["a status nobody knows", printing("", "tree connect failed: NT_STATUS_<script>\n")],
    ["far too much", printing("", "x".repeat(200_000))],
  ])("smbclient that prints %s leaves the question open", async (_, outcome) => {
    const checked = await box.report("projects", alice, replacing("smbclient", outcome));
    expect(checked.verdict).toBe("unknown");
    expect(checked.summary).not.toMatch(/^As promised/);
  });

  it("no smbstatus leaves open what only it can see", async () => {
    const blind = replacing("smbstatus", { kind: "not-found", program: "smbstatus" });
    const checked = await box.report("projects", alice, blind);
    expect(checked).toMatchObject({ verdict: "unknown" });
    expect(checked.rows[0]?.sentence).toContain("smbstatus");
  });

  it("smbstatus that names what is no share is counted without harm", async () => {
    const tcons = Object.fromEntries(
      ["<script>alert(1)</script>", "a\nb", "x".repeat(255), "__proto__"].map((service, n) => [
        String(n),
        { service, session_id: "1", tcon_id: String(n), connected_at: "never", machine: "\u202e" },
      ]),
    );
    const said = JSON.stringify({ sessions: { "1": { username: "<b>", session_dialect: "SMB9" } }, tcons });
    const status = await readShareStatus(replacing("smbstatus", printing(said)), "");
    if (!status.ok) throw new Error(status.error.message);
    expect(status.value.file?.shares.length).toBeGreaterThan(1);
    expect(status.value.noSessions ?? "").toMatch(/^$|smbstatus/);
  });
});

describe("an smb.conf that is gone", () => {
  it("is told by each page in a sentence, and nothing is thrown", async () => {
    await rename(conf, `${conf}.away`);
    try {
      for (const read of [
        await readShareStatus(box.host, ""),
        await checkClient(box.host, { share: "projects", client: "windows-11" }),
        await listVerifications(box.host),
        await findVerification(box.host, "projects"),
        await box.verify("projects"),
        await box.verify("projects", null),
      ]) {
        expect(read).toMatchObject({ ok: false, error: { code: "missing" } });
        expect(!read.ok && read.error.message).toMatch(/smb\.conf.*\.$/s);
      }
    } finally {
      await rename(`${conf}.away`, conf);
    }
  });
});

describe("names that nobody should give", () => {
  const odd = [
    "<script>alert(1)</script>",
    "s".repeat(255),
    "line\nbreak",
    "nul\0byte",
    "\ud800",
    "__proto__",
    "\u202e",
  ];

  it.each(odd)("a share or a client system %j", async (name) => {
    expect(await checkClient(box.host, { share: name, client: "windows-7" })).toMatchObject({
      value: { answer: "no", commands: [] },
    });
    expect(await checkClient(box.host, { share: "projects", client: name })).toMatchObject({
      error: { code: "unknown-client" },
    });
    expect(await findVerification(box.host, name)).toEqual({ ok: true, value: null });
    expect(await box.verify(name)).toMatchObject({ ok: false, error: { code: "missing" } });
  });

  it.each(["<script>x<b>", "u".repeat(255), "DOMAIN\\us er", "üser", "-U", "user@realm"])(
    "a user %j is asked for as he is, and breaks no promise",
    async (username) => {
      const checked = await box.report("projects", { username, password: "x" });
      expect(checked.verdict).toBe("unknown");
      expect(checked.summary).toMatch(/^Could not be verified: /);
    },
  );
});
