import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "@/lib/db/connection";
import { migrate } from "@/lib/db/migrate";
import { migrationsFolder } from "@/lib/db/migrations";

let root: string;
let database: string;
let migrations: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "inflight-migrate-"));
  database = path.join(root, "data", "panel.db");
  migrations = path.join(root, "migrations");
  await cp(migrationsFolder, migrations, { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(path.join(migrations, name), { recursive: true });
  await writeFile(path.join(migrations, name, "migration.sql"), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = openConnection(database);
  try {
    const { columns, rows } = await client.execute(sql);
    return rows.map((row) => row[columns[0] ?? ""]);
  } finally {
    client.close();
  }
}

const addUser = `INSERT INTO "user" ("id", "name", "email", "updatedAt") VALUES ('u', 'U', 'u@example', 0)`;
const addSession = `INSERT INTO "session" ("id", "expiresAt", "token", "updatedAt", "userId") VALUES ('s', 0, 't', 0, 'u')`;

describe("migrate", () => {
  it("makes folder, file and tables, for the owner only, in WAL mode", async () => {
    const result = await migrate(database, migrations);
    expect(result).toEqual({ ok: true, value: { applied: await readdirNames(migrations) } });
    expect(await query("PRAGMA journal_mode")).toEqual(["wal"]);
    expect((await stat(database)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(database))).mode & 0o777).toBe(0o700);
  });

  it("does nothing the second time", async () => {
    await migrate(database, migrations);
    const before = await readFile(database);
    expect(await migrate(database, migrations)).toEqual({ ok: true, value: { applied: [] } });
    expect(await readFile(database)).toEqual(before);
    expect((await readdir(path.dirname(database))).filter((name) => name.includes(".before-"))).toEqual([]);
  });

  it("adds a newer migration to data that is there, and keeps a copy from before", async () => {
    await migrate(database, migrations);
    await query(addUser);
    await addMigration("0999_nick", `ALTER TABLE "user" ADD COLUMN "nick" TEXT NOT NULL DEFAULT 'none';`);
    expect(await migrate(database, migrations)).toEqual({ ok: true, value: { applied: ["0999_nick"] } });
    expect(await query(`SELECT "nick" FROM "user"`)).toEqual(["none"]);
    const copy = `${database}.before-0999_nick`;
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    const client = openConnection(copy);
    expect((await client.execute(`SELECT "id" FROM "user"`)).rows).toHaveLength(1);
    client.close();
  });

  it("keeps the rows that refer to a table it rebuilds", async () => {
    await migrate(database, migrations);
    await query(addUser);
    await query(addSession);
    await addMigration(
      "0999_rebuild",
      `CREATE TABLE "new_user" AS SELECT * FROM "user"; DROP TABLE "user"; ALTER TABLE "new_user" RENAME TO "user";`,
    );
    expect(await migrate(database, migrations)).toMatchObject({ ok: true });
    expect(await query(`SELECT "id" FROM "session"`)).toEqual(["s"]);
  });

  it("leaves the database as it was where a migration fails, and goes on once it is mended", async () => {
    await migrate(database, migrations);
    await query(addUser);
    await addMigration("0999_bad", `CREATE TABLE "half" ("a" TEXT); INSERT INTO "nowhere" VALUES (1);`);
    const result = await migrate(database, migrations);
    expect(result).toMatchObject({ ok: false, error: { code: "migration-failed" } });
    expect(await query(`SELECT "name" FROM "sqlite_master" WHERE "name" = 'half'`)).toEqual([]);
    await addMigration("0999_bad", `CREATE TABLE "half" ("a" TEXT);`);
    expect(await migrate(database, migrations)).toEqual({ ok: true, value: { applied: ["0999_bad"] } });
  });

  it("applies once where several processes start at once", { timeout: 120_000 }, async () => {
    const script = `import { migrate } from "@/lib/db/migrate";
      console.log(JSON.stringify(await migrate(${JSON.stringify(database)})));`;
    const runs = await Promise.all(Array.from({ length: 4 }, () => runTypeScript(script)));
    const outcomes = runs.map((output) => JSON.parse(output) as Awaited<ReturnType<typeof migrate>>);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    const applied = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.applied : []));
    expect(applied.sort()).toEqual(await readdirNames(migrationsFolder));
  });

  it("applies once where one process starts it twice", async () => {
    const both = await Promise.all([migrate(database, migrations), migrate(database, migrations)]);
    expect(both.flatMap((one) => (one.ok ? one.value.applied : ["failed"])).sort()).toEqual(
      await readdirNames(migrations),
    );
  });
});

describe("a database that cannot be used gives a sentence", () => {
  it.each([
    ["not a database", "this is a text file\n".repeat(500), "not-a-database"],
    ["cut off in its middle", undefined, "not-a-database"],
  ])("%s", async (_name, content, code) => {
    await migrate(database, migrations);
    await query(addUser);
    const whole = await readFile(database);
    const damaged = content ?? Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 7)]);
    const elsewhere = path.join(root, "damaged.db");
    await writeFile(elsewhere, damaged);
    const result = await migrate(elsewhere, migrations);
    expect(result).toMatchObject({ ok: false, error: { code } });
    if (!result.ok) expect(result.error.message).toContain("move it away");
    expect((await readFile(elsewhere)).equals(Buffer.from(damaged))).toBe(true);
  });

  it("a folder that is a file", async () => {
    await writeFile(path.join(root, "data"), "");
    expect(await migrate(database, migrations)).toMatchObject({ ok: false, error: { code: "unwritable" } });
  });

  it("a file that is a folder", async () => {
    await mkdir(database, { recursive: true });
    expect(await migrate(database, migrations)).toMatchObject({ ok: false, error: { code: "unwritable" } });
  });

  it("one that a newer version made", async () => {
    await addMigration("0999_later", `CREATE TABLE "later" ("a" TEXT);`);
    await migrate(database, migrations);
    expect(await migrate(database, migrationsFolder)).toMatchObject({ ok: false, error: { code: "newer" } });
  });

  it("one that another edition of a migration made", async () => {
    await addMigration("0999_later", `CREATE TABLE "later" ("a" TEXT);`);
    await migrate(database, migrations);
    await addMigration("0999_later", `CREATE TABLE "other" ("a" TEXT);`);
    expect(await migrate(database, migrations)).toMatchObject({ ok: false, error: { code: "altered" } });
  });
});

async function readdirNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function runTypeScript(script: string): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return output;
}
