import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "@/lib/host/host";
import { alice, startVerifyFixture, type VerifyFixture } from "@/lib/use-cases/testing/verify-fixture";
import { verifyShare } from "@/lib/use-cases/verify-share";

let box: VerifyFixture;

beforeAll(async () => {
  box = await startVerifyFixture();
});
afterEach(() => box.forgetTries());
afterAll(() => box.remove());

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
    await box.serve([], [], names.map((name) => `\n[${name}]\n\tpath = ${folder}\n`).join(""));
  });

  it.each(names)("share %s", async (name) => {
    expect(await box.report(name)).toMatchObject({ verdict: "as-promised" });
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
    await box.setPassword(password);
    expect(await box.report("projects", { username: "alice", password })).toMatchObject({
      verdict: "as-promised",
    });
    await box.setPassword(alice.password);
  });
});

describe("the password", () => {
  it("is in no process list while it is used, and nowhere afterwards", async () => {
    await box.serve(["smb encrypt = required", "log level = 3"]);
    const secret = `Secret-${randomUUID()}`;
    await box.setPassword(secret);
    const watch = { over: false, sawClient: false };
    const running = Promise.all([
      box.verify("projects", { username: "alice", password: secret }),
      box.verify("projects", { username: "alice", password: `${secret}-wrong` }),
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
    const [good, bad] = await running.finally(() => box.setPassword(alice.password));
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
    await box.verify("projects", { ...alice, password: "wrong" }, counting);
    expect(tries).toBe(1);
  });

  it("cannot be guessed at speed", async () => {
    const guess = (password: string) => box.verify("projects", { username: "bob", password });
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
  const held = await Promise.all(files.map(async (file) => (await contentOf(file)).includes(secret)));
  return files.filter((_, index) => held[index]);
}

/** Samba's programs take files of theirs along when they end, in the midst of this. */
async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
