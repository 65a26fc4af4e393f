import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { recordAudit } from "./record";
import { verdictWords } from "./verdict";
import { verifyAudit } from "./verify";

const run = promisify(execFile);
const LINE = {
  actor: "admin",
  role: "admin",
  address: "192.0.2.1",
  action: "smb-conf.apply",
  outcome: "done",
} as const;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.remove());

async function record(count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await recordAudit({ ...LINE, target: `share ${String(n)}` });
}

/** As somebody would who has the database file. */
async function tamper(sql: string): Promise<void> {
  for (const trigger of ["keeps_lines", "loses_no_line", "adds_at_the_end"]) {
    await database.db.$executeRawUnsafe(`DROP TRIGGER IF EXISTS "audit_entry_${trigger}"`);
  }
  await database.db.$executeRawUnsafe(sql);
}

const head = () => path.join(database.dataDir, "audit-head");

const slippedIn = (columns: string, values: string) =>
  `INSERT INTO audit_entry (${columns}actor, role, address, action, target, outcome) VALUES (${values}'eve', 'admin', '-', 'a', 'b', 'done')`;

describe("the audit log", () => {
  it("is a chain, whoever writes at once, and says so", async () => {
    await record(3);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => recordAudit({ ...LINE, target: `at once ${String(n)}` })),
    );
    const verdict = await verifyAudit();
    expect(verdict).toEqual({ total: 23, unchained: 0, broken: null });
    expect(verdictWords(verdict)).toBe("23 lines checked: each is as it was written, and none is missing.");
  });

  it("refuses to have a line changed or taken out", async () => {
    await record(2);
    for (const sql of ["UPDATE audit_entry SET actor = 'eve'", "DELETE FROM audit_entry WHERE id = 1"]) {
      await expect(database.db.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
    }
    expect((await verifyAudit()).broken).toBeNull();
  });

  it.each([
    ["without a hash", "", ""],
    ["without a hash, ahead of all others", "id, ", "-1, "],
    ["with a hash, ahead of all others", "id, hash, previousHash, ", "-1, 'h', 'p', "],
    ["with a hash, far behind", "id, hash, previousHash, ", "9, 'h', 'p', "],
    ["without the hash of the line before", "hash, ", "'h', "],
  ])("refuses a line %s", async (_what, columns, values) => {
    await expect(database.db.$executeRawUnsafe(slippedIn(columns, values))).rejects.toThrow(/append-only/);
    await record(2);
    const sql = slippedIn(columns, values);
    await expect(database.db.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
    const replacing = sql.replace("INSERT", "INSERT OR REPLACE");
    await expect(database.db.$executeRawUnsafe(replacing)).rejects.toThrow(/append-only/);
    expect(await verifyAudit()).toEqual({ total: 2, unchained: 0, broken: null });
  });

  it.each([
    ["UPDATE audit_entry SET actor = 'eve' WHERE id = 2", { line: 2, why: "changed" }],
    ["UPDATE audit_entry SET at = '2020-01-01T00:00:00.000+00:00' WHERE id = 3", { line: 3, why: "changed" }],
    ["DELETE FROM audit_entry WHERE id = 2", { line: 3, why: "missing-before" }],
    ["DELETE FROM audit_entry WHERE id = 1", { line: 2, why: "missing-before" }],
    ["DELETE FROM audit_entry WHERE id >= 3", { line: null, why: "missing-after" }],
    ["DELETE FROM audit_entry", { line: null, why: "missing-after" }],
    ["UPDATE audit_entry SET hash = NULL WHERE id = 3", { line: 3, why: "not-chained" }],
    ["UPDATE audit_entry SET hash = NULL, previousHash = NULL", { line: null, why: "missing-after" }],
    [slippedIn("", ""), { line: 5, why: "not-chained" }],
    [slippedIn("id, ", "-1, "), { line: -1, why: "not-chained" }],
    [slippedIn("id, ", "0, "), { line: 0, why: "not-chained" }],
  ])("finds out: %s", async (sql, broken) => {
    await record(4);
    await tamper(sql);
    const verdict = await verifyAudit();
    expect(verdict.broken).toEqual(broken);
    expect(verdictWords(verdict)).not.toContain("as it was written, and none");
  });

  it("finds a chain out that was made with another key", async () => {
    await record(2);
    await writeFile(path.join(database.dataDir, "audit-key"), `${"another key ".repeat(5)}\n`);
    expect((await verifyAudit()).broken).toEqual({ line: 1, why: "changed" });
  });

  it("is verified, exported and accepted from the console", { timeout: 240_000 }, async () => {
    await record(3);
    const npm = (script: string, ...args: readonly string[]) =>
      run("npm", ["run", "-s", script, "--", ...args, "--data-dir", database.dataDir]);
    expect((await npm("audit:verify")).stdout).toContain("3 lines checked");
    const { stdout } = await npm("audit:export", "--format", "jsonl");
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { target: string }).target),
    ).toEqual(["share 1", "share 2", "share 3"]);
    await rm(head());
    await expect(npm("audit:verify")).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining("newest lines may be missing") as string,
    });
    expect((await npm("audit:accept")).stdout).toContain("5 lines checked");
    await tamper("UPDATE audit_entry SET target = 'none' WHERE id = 2");
    await expect(npm("audit:verify")).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining("Line 2 is not as it was written") as string,
    });
    await expect(
      run("npm", ["run", "-s", "audit:verify", "--", "--data-dir", "/nowhere"]),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining("--data-dir") as string,
    });
  });

  it("keeps its key and its end to their owner", async () => {
    await record(1);
    const { stdout } = await run("stat", ["-c", "%a", "audit-key", "audit-head"], { cwd: database.dataDir });
    expect(stdout.split("\n").slice(0, 2)).toEqual(["600", "600"]);
  });
});
