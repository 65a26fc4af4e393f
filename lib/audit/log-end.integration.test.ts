import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { chainKey, firstFormHash } from "./chain";
import { ACCEPTED_END } from "./lost-end";
import { recordAudit } from "./record";
import { verdictWords } from "./verdict";
import { verifyAudit } from "./verify";

const LINE = { actor: "admin", role: "admin", address: "192.0.2.1", action: "a", outcome: "done" } as const;
const TRIGGERS = ["keeps_lines", "loses_no_line", "adds_at_the_end"];

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.remove());

const head = () => path.join(database.dataDir, "audit-head");
const broken = async () => (await verifyAudit()).broken;
const WHOLE = null;

async function record(count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await recordAudit({ ...LINE, target: `share ${String(n)}` });
}

async function tamper(...statements: readonly string[]): Promise<void> {
  for (const trigger of TRIGGERS)
    await db().$executeRawUnsafe(`DROP TRIGGER IF EXISTS audit_entry_${trigger}`);
  for (const sql of statements) await db().$executeRawUnsafe(sql);
}

/** So that SQLite itself remembers no longer how many lines there were. */
const forget = (lines: number) =>
  `UPDATE sqlite_sequence SET seq = ${String(lines)} WHERE name = 'audit_entry'`;

/** Lines as versions wrote them that noted the end of the log without a key, and before these, without a chain. */
async function recordAsBefore(unchained: number, chained: number): Promise<string> {
  await db().$executeRawUnsafe("DROP TRIGGER IF EXISTS audit_entry_adds_at_the_end");
  for (let n = 0; n < unchained; n += 1) await db().auditEntry.create({ data: { ...LINE, target: "older" } });
  let previousHash = "";
  for (let n = 0; n < chained; n += 1) {
    const line = { ...LINE, target: "old", detail: "", changeId: null, at: new Date(), previousHash };
    const hash = firstFormHash(chainKey(), line);
    await db().auditEntry.create({ data: { ...line, hash } });
    previousHash = hash;
    await writeFile(head(), `${hash}\n`);
  }
  return previousHash;
}

describe("a log whose end is as noted", () => {
  it("is whole before its first line, and with it", async () => {
    expect(await verifyAudit()).toEqual({ total: 0, unchained: 0, broken: null });
    await record(1);
    expect(await verifyAudit()).toEqual({ total: 1, unchained: 0, broken: null });
  });

  it("is whole where a crash came between a line and the note of it", async () => {
    await record(1);
    const before = await readFile(head());
    await record(1);
    await writeFile(head(), before);
    expect(await broken()).toBe(WHOLE);
    await record(1);
    expect(await verifyAudit()).toEqual({ total: 3, unchained: 0, broken: null });
  });

  it("has a note before it has a line, so that a crash behind the first one is none of somebody's doing", async () => {
    await tamper(
      "CREATE TRIGGER crash BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'the power went'); END",
    );
    await expect(record(1)).rejects.toThrow();
    expect(JSON.parse(await readFile(head(), "utf8"))).toMatchObject({ lines: 0, hash: "" });
    const before = await readFile(head());
    await database.db.$executeRawUnsafe("DROP TRIGGER crash");
    await record(1);
    await writeFile(head(), before);
    expect(await broken()).toBe(WHOLE);
    await record(1);
    expect(await verifyAudit()).toEqual({ total: 2, unchained: 0, broken: null });
  });

  it("is whole where several processes wrote, the slower of them an older note", async () => {
    await record(2);
    const older = await readFile(head());
    await record(3);
    await writeFile(head(), older);
    await record(1);
    expect(JSON.parse(await readFile(head(), "utf8"))).toMatchObject({ lines: 6 });
    expect(await verifyAudit()).toEqual({ total: 6, unchained: 0, broken: null });
  });

  it("leaves nothing unfinished beside the note", async () => {
    await record(3);
    expect((await readdir(database.dataDir)).filter((name) => name.startsWith("audit-head"))).toEqual([
      "audit-head",
    ]);
  });
});

describe("a log of an earlier version", () => {
  it("is read, and its note brought to the present form by the next line", async () => {
    await recordAsBefore(2, 3);
    expect(await verifyAudit()).toEqual({ total: 5, unchained: 2, broken: null });
    await record(1);
    expect(JSON.parse(await readFile(head(), "utf8"))).toMatchObject({ lines: 6 });
    const verdict = await verifyAudit();
    expect(verdict).toEqual({ total: 6, unchained: 2, broken: null });
    expect(verdictWords(verdict)).toBe(
      "4 lines checked: each is as it was written, and none is missing. 2 lines from before the log was chained cannot be told about.",
    );
  });

  it("is whole where a crash came before its note was brought to the present form", async () => {
    const note = await recordAsBefore(0, 3);
    await record(1);
    await writeFile(head(), `${note}\n`);
    expect(await broken()).toBe(WHOLE);
    await record(1);
    expect(await verifyAudit()).toEqual({ total: 5, unchained: 0, broken: null });
  });

  it("has no chain yet: its lines are left aside, and counted from the first chained line on", async () => {
    await recordAsBefore(3, 0);
    expect(await verifyAudit()).toEqual({ total: 3, unchained: 3, broken: null });
    await record(2);
    expect(await verifyAudit()).toEqual({ total: 5, unchained: 3, broken: null });
  });

  it.each([
    [
      "put in",
      "INSERT INTO audit_entry SELECT 1, at, 'eve', role, address, action, target, outcome, detail, changeId, hash, NULL FROM audit_entry WHERE id = 2",
    ],
    ["taken out", "DELETE FROM audit_entry WHERE id = 2"],
  ])("is told of where a line from before the chain was %s", async (what, sql) => {
    await recordAsBefore(3, 0);
    if (what === "put in") await tamper("DELETE FROM audit_entry WHERE id = 1");
    await record(2);
    await tamper(sql);
    expect(await broken()).toEqual({ line: null, why: "miscounted" });
  });
});

describe("a log whose newest lines were cut off", () => {
  const cut = ["DELETE FROM audit_entry WHERE id > 3", forget(3)] as const;

  it.each([
    ["the note removed with them", "end-unknown", () => rm(head())],
    ["the note emptied", "end-unknown", () => writeFile(head(), "")],
    [
      "a note of the old form, which needs no key",
      "missing-after",
      async () => {
        const last = await db().auditEntry.findFirst({ orderBy: { id: "desc" } });
        await writeFile(head(), `${String(last?.hash)}\n`);
      },
    ],
    [
      "a note made up in the new form",
      "end-unknown",
      async () => {
        const last = await db().auditEntry.findFirst({ orderBy: { id: "desc" } });
        const note = JSON.parse(await readFile(head(), "utf8")) as object;
        await writeFile(head(), JSON.stringify({ ...note, lines: 3, hash: last?.hash }));
      },
    ],
    ["the note as it was", "missing-after", () => Promise.resolve()],
  ])(
    "is told of: %s; and goes on being told of behind later lines, until it is accepted",
    async (_how, why, hide) => {
      await record(5);
      await tamper(...cut);
      await hide();
      expect(await broken()).toEqual({ line: null, why });
      expect(verdictWords(await verifyAudit())).not.toContain("none is missing");
      await record(2);
      expect(await verifyAudit()).toMatchObject({ total: 6, broken: { line: 4, why: "end-lost" } });
      await recordAudit(ACCEPTED_END);
      expect(await broken()).toBe(WHOLE);
    },
  );

  it("is told of by the numbers alone where all lines and the note are gone", async () => {
    await record(2);
    await tamper("DELETE FROM audit_entry");
    await rm(head());
    expect(await broken()).toEqual({ line: null, why: "missing-after" });
    await record(1);
    expect(await broken()).toMatchObject({ why: "end-lost" });
  });

  it("is told of where the database was put back by hand", async () => {
    await record(2);
    const other = path.join(database.dataDir, "other");
    await mkdir(other);
    await db().$executeRawUnsafe(`VACUUM INTO '${path.join(other, path.basename(database.path))}'`);
    await record(2);
    // A folder of its own: SQLite does not take having a file replaced that it has open.
    for (const name of ["audit-head", "audit-key"]) {
      await copyFile(path.join(database.dataDir, name), path.join(other, name));
    }
    vi.stubEnv("INFLIGHT_DATA_DIR", other);
    expect(await broken()).toEqual({ line: null, why: "missing-after" });
    await record(1);
    expect(await broken()).toEqual({ line: 3, why: "end-lost" });
  });
});
