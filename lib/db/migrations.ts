import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** One step of the database's shape: `prisma/migrations/NAME/migration.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the SQL in hex, as Prisma's own tools note it in `_prisma_migrations`. */
  readonly checksum: string;
}

/** `prisma/migrations` of this checkout. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** The migrations below a folder, oldest first: their names sort as they were made (`0001_init`, `0002_…`). */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
