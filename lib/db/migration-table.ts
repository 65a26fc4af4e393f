import { randomUUID } from "node:crypto";
import type { Client } from "@libsql/client";
import type { DatabaseFailure } from "@/lib/db/database-failure";
import type { Migration } from "@/lib/db/migrations";
import { fail, ok, type Result } from "@/lib/shared/result";

/** As Prisma's own tools make it, so that they can read a database of ours; the index is this project's. */
const CREATE_TABLE = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX IF NOT EXISTS "_prisma_migrations_once" ON "_prisma_migrations" ("migration_name");
`;

/**
 * What is still to be applied; `fresh` where nothing ever was. Fails where the database was made by migrations that
 * this checkout does not have, or has with other content: applying more on top would guess.
 */
export async function pendingMigrations(
  client: Client,
  databasePath: string,
  migrations: readonly Migration[],
): Promise<Result<{ readonly pending: readonly Migration[]; readonly fresh: boolean }, DatabaseFailure>> {
  await client.executeMultiple(CREATE_TABLE);
  const { rows } = await client.execute(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  );
  const applied = new Map(rows.map((row) => [text(row["migration_name"]), text(row["checksum"])]));
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) return fail(tooNew(databasePath, name));
    if (known.get(name) !== checksum) return fail(altered(databasePath, name));
  }
  return ok({
    pending: migrations.filter((migration) => !applied.has(migration.name)),
    fresh: applied.size === 0,
  });
}

/** The row that says a migration is applied: the statement that adds it, once only, and the question whether it is there. */
export function recordOf(migration: Migration): {
  readonly insert: string;
  readonly isRecorded: (client: Client) => Promise<boolean>;
} {
  const name = migration.name.replaceAll("'", "''");
  const now = Date.now();
  return {
    insert:
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")` +
      ` VALUES ('${randomUUID()}', '${migration.checksum}', '${name}', ${now}, ${now}, 1);`,
    isRecorded: async (client) => {
      const { rows } = await client.execute({
        sql: `SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = ?`,
        args: [migration.name],
      });
      return rows.length > 0;
    },
  };
}

/** Both columns are TEXT NOT NULL. */
function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("A column of _prisma_migrations is not text.");
  return value;
}

function tooNew(databasePath: string, name: string): DatabaseFailure {
  return {
    code: "newer",
    message:
      `The database ${databasePath} was made by a newer version of the panel (it has the migration "${name}", which is not here). ` +
      "Nothing was changed. Start that version again, or give this one a data folder of its own with --data-dir.",
  };
}

function altered(databasePath: string, name: string): DatabaseFailure {
  return {
    code: "altered",
    message:
      `The database ${databasePath} was made by another edition of the migration "${name}". Nothing was changed. ` +
      "Start the version that made it, or move the file away so that a new database is made.",
  };
}
