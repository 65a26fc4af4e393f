import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "@/lib/db/connection";
import { migrate } from "@/lib/db/migrate";
import { migrationsFolder } from "@/lib/db/migrations";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import {
  lastVerification,
  lastVerifications,
  type StoredVerification,
  storeVerification,
} from "@/lib/db/verification-store";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.db.shareVerification.deleteMany());
afterAll(() => database.remove());

const made = (more: Partial<StoredVerification>): StoredVerification => ({
  share: "Data",
  shareKey: "data",
  at: new Date("2026-11-23T10:00:00.123Z"),
  by: "admin",
  tag: "t1",
  signedIn: true,
  verdict: "as-promised",
  summary: "As promised.",
  rows: "[]",
  ...more,
});

describe("verifications", () => {
  it("come back as they were stored, the newest of each share", async () => {
    await storeVerification(made({ summary: "old" }));
    await storeVerification(made({ summary: "new" }));
    await storeVerification(made({ share: "<b>'\"", shareKey: "<b>'\"", signedIn: false }));
    const { rows: _, ...expected } = made({ summary: "new" });
    const list = await lastVerifications("t1", "unknown");
    expect(list).toHaveLength(2);
    expect(list[1]).toEqual(expected);
    expect(list[0]).toMatchObject({ share: "<b>'\"", signedIn: false });
    expect(await lastVerification("data", "t1", "unknown")).toMatchObject(made({ summary: "new" }));
    expect(await lastVerification("none", "t1", "unknown")).toBeNull();
  });

  it("that decided nothing push none aside that did, while the file is the same", async () => {
    await storeVerification(made({ verdict: "not-as-promised" }));
    await storeVerification(made({ verdict: "unknown" }));
    expect(await lastVerifications("t1", "unknown")).toMatchObject([{ verdict: "not-as-promised" }]);
    expect(await lastVerification("data", "t1", "unknown")).toMatchObject({ verdict: "not-as-promised" });
    expect(await lastVerifications("t2", "unknown")).toMatchObject([{ verdict: "unknown" }]);
    expect(await lastVerification("data", "t2", "unknown")).toMatchObject({ verdict: "unknown" });
  });

  it("are kept up to fifty of a share", async () => {
    await storeVerification(made({ share: "Other", shareKey: "other" }));
    for (let n = 1; n <= 53; n += 1) await storeVerification(made({ summary: String(n) }));
    const kept = await database.db.shareVerification.findMany({
      where: { shareKey: "data" },
      orderBy: { id: "asc" },
    });
    expect(kept.map(({ summary }) => summary)).toEqual(Array.from({ length: 50 }, (_, n) => String(n + 4)));
    expect(await database.db.shareVerification.count()).toBe(51);
  });
});

describe("a database from before there were verifications", () => {
  it("gets their table at the next start, keeps what it had, and a copy from before", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "inflight-before-"));
    try {
      const older = path.join(root, "migrations");
      await cp(path.join(migrationsFolder, "0001_init"), path.join(older, "0001_init"), { recursive: true });
      const file = path.join(root, "panel.db");
      expect(await migrate(file, older)).toMatchObject({ ok: true });
      const client = openConnection(file);
      await client.execute(
        `INSERT INTO "audit_entry" ("actor", "role", "address", "action", "target", "outcome") VALUES ('a', 'r', '-', 'x', 'y', 'done')`,
      );
      client.close();
      const migrated = await migrate(file);
      expect(migrated.ok && migrated.value.applied).toContain("0002_share_verification");
      const after = openConnection(file);
      expect((await after.execute(`SELECT "actor" FROM "audit_entry"`)).rows).toHaveLength(1);
      expect((await after.execute(`SELECT count(*) FROM "share_verification"`)).rows).toHaveLength(1);
      after.close();
      const copy = openConnection(`${file}.before-0002_share_verification`);
      expect((await copy.execute(`SELECT "actor" FROM "audit_entry"`)).rows).toHaveLength(1);
      copy.close();
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
