import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { closeDatabases } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { takeLock } from "@/scripts/bootstrap/lock.mjs";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "inflight-backup-cli-"));
  const line = { actor: "admin", role: "admin", address: "::1", action: "x", target: "y" };
  await recordAudit({ ...line, outcome: "done" });
  await closeDatabases();
});
afterAll(async () => {
  await database.remove();
  await rm(folder, { recursive: true });
});

/** But for what SQLite keeps beside a database that is open: this process lets go of it at any time, with its garbage. */
async function filesThere(): Promise<readonly string[]> {
  return (await readdir(database.dataDir)).filter((name) => !/^panel\.db-(?:wal|shm)$/.test(name));
}

/** Runs a command as package.json does. */
async function run(command: "backup" | "restore" | "audit", args: readonly string[], input = "") {
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${command}.mjs`, ...args]);
  child.stdin.end(input);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: output + errors };
}

describe("npm run backup and npm run restore", () => {
  it("are a round trip, and say what was done with which passphrase", async () => {
    const { dataDir } = database;
    const made = await run(
      "backup",
      [folder, "--data-dir", dataDir, "--passphrase-file", "-"],
      "a long passphrase\n",
    );
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining("It is encrypted") as string });
    const [name = ""] = await readdir(folder);
    expect(name).toMatch(/^inflight-.*\.tar\.gz\.sealed$/);
    const file = path.join(folder, name);
    const root = path.join(folder, "data");
    const to = [file, "--data-dir", root];

    expect(await run("restore", to)).toMatchObject({
      code: 1,
      said: expect.stringContaining("--passphrase-file") as string,
    });
    const passphrase = path.join(folder, "passphrase");
    await writeFile(passphrase, "another passphrase\n");
    const wrong = await run("restore", [...to, "--passphrase-file", passphrase]);
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining("does not open") as string });
    await writeFile(passphrase, "a long passphrase\n");
    const put = await run("restore", [...to, "--passphrase-file", passphrase]);
    expect(put).toMatchObject({ code: 0, said: expect.stringContaining("1 line checked") as string });

    const verified = await run("audit", ["verify", "--data-dir", root]);
    expect(verified).toMatchObject({ code: 0, said: expect.stringContaining("2 lines checked") as string });
    const log = await run("audit", ["export", "--data-dir", dataDir]);
    expect(log.said).toContain(`"action":"panel.backup","target":"${name}"`);
  }, 300_000);

  it("say that a backup without a passphrase is not encrypted, and refuse a short one", async () => {
    const file = path.join(folder, "plain.tar.gz");
    const from = [file, "--data-dir", database.dataDir];
    const short = await run("backup", [...from, "--passphrase-file", "-"], "short\n");
    expect(short).toMatchObject({ code: 1, said: expect.stringContaining("too short") as string });
    const made = await run("backup", from);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining("NOT encrypted") as string });
  });

  it("answer an option that they do not know with their help", async () => {
    for (const command of ["backup", "restore", "audit"] as const) {
      const answered = await run(command, ["--folder", folder]);
      expect(answered.code).toBe(1);
      expect(answered.said).toMatch(/^Unknown option '--folder'.*\n\nnpm run /u);
    }
  });

  it("touch nothing while the panel runs, or where there is nothing to restore from", async () => {
    const lock = await takeLock(path.join(database.dataDir, "up.lock"));
    const before = await filesThere();
    const file = path.join(folder, "plain.tar.gz");
    const refused = await run("restore", [file, "--data-dir", database.dataDir]);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("Stop it first") as string });
    await lock?.release();
    const nowhere = await run("restore", [path.join(folder, "none"), "--data-dir", database.dataDir]);
    expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining("cannot be read") as string });
    expect(await filesThere()).toEqual(before);
  });
});
