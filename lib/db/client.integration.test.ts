import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.remove());

describe("db", () => {
  it("is one client per file", () => {
    expect(db()).toBe(database.db);
  });

  it("has WAL, foreign keys and a busy time-out", async () => {
    expect(await db().$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: "wal" }]);
    const [keys] = await db().$queryRaw<{ foreign_keys: number }[]>`PRAGMA foreign_keys`;
    expect(Number(keys?.foreign_keys)).toBe(1);
    const [busy] = await db().$queryRaw<{ timeout: number }[]>`PRAGMA busy_timeout`;
    expect(Number(busy?.timeout)).toBe(5000);
  });

  it("refuses a row that refers to nothing", async () => {
    const orphan = { id: "s", token: "t", expiresAt: new Date(), userId: "nobody" };
    await expect(db().session.create({ data: orphan })).rejects.toThrow(/[Ff]oreign key/);
  });

  it.each([0, 1, 100, 9_000, 3_000_000])("keeps %i bytes as they are", async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7919) % 256);
    await db().blob.create({ data: { tag: "t", bytes, size } });
    const read = await db().blob.findUniqueOrThrow({ where: { tag: "t" } });
    expect(Buffer.compare(read.bytes, bytes)).toBe(0);
  });

  it("undoes a transaction that throws, and keeps one that does not", async () => {
    const blob = (tag: string) => ({ data: { tag, bytes: new Uint8Array(), size: 0 } });
    const failing = db().$transaction(async (tx) => {
      await tx.blob.create(blob("lost"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await db().$transaction(async (tx) => {
      await tx.blob.create(blob("kept"));
    });
    expect((await db().blob.findMany()).map(({ tag }) => tag)).toEqual(["kept"]);
  });

  it("keeps transactions that run at once apart, and holds no connection afterwards", async () => {
    const before = readdirSync("/proc/self/fd").length;
    await db().blob.create({ data: { tag: "count", bytes: new Uint8Array(), size: 0 } });
    const bump = () =>
      db().$transaction(async (tx) => {
        const { size } = await tx.blob.findUniqueOrThrow({ where: { tag: "count" } });
        await tx.blob.update({ where: { tag: "count" }, data: { size: size + 1 } });
      });
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 10 }, bump));
    expect((await db().blob.findUniqueOrThrow({ where: { tag: "count" } })).size).toBe(100);
    expect(readdirSync("/proc/self/fd").length - before).toBeLessThan(10);
  });
});
