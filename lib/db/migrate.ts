import type { Client } from "@libsql/client";
import { backUp } from "@/lib/db/backup";
import { openConnection } from "@/lib/db/connection";
import { explainDatabaseError, type DatabaseFailure } from "@/lib/db/database-failure";
import { type Migration, migrationsFolder, readMigrations } from "@/lib/db/migrations";
import { prepareDatabaseFile } from "@/lib/db/database-file";
import { pendingMigrations, recordOf } from "@/lib/db/migration-table";
import { ok, type Result } from "@/lib/shared/result";

/**
 * Brings a database to the newest shape: makes file and folder where missing (readable to their owner only), sets WAL,
 * applies what `prisma/migrations` has and `_prisma_migrations` has not. Needs no network and no engine.
 *
 * Each migration and its row in `_prisma_migrations` are one transaction, so a crash leaves both or neither, and of two
 * processes that start at once one applies it and the other finds it done. A database that already holds data is first
 * copied to `NAME.before-MIGRATION`. `value.applied` lists the names applied by this call, often none.
 */
export async function migrate(
  databasePath: string,
  folder: string = migrationsFolder,
): Promise<Result<{ readonly applied: readonly string[] }, DatabaseFailure>> {
  const migrations = await readMigrations(folder);
  const file = await prepareDatabaseFile(databasePath);
  if (!file.ok) return file;
  let client: Client | undefined;
  try {
    client = openConnection(databasePath);
    return await applyPending(client, databasePath, migrations);
  } catch (error) {
    return explainDatabaseError(error, databasePath);
  } finally {
    client?.close();
  }
}

async function applyPending(client: Client, databasePath: string, migrations: readonly Migration[]) {
  await client.execute("PRAGMA journal_mode = WAL");
  const found = await pendingMigrations(client, databasePath, migrations);
  if (!found.ok) return found;
  const { pending, fresh } = found.value;
  const [first] = pending;
  if (first && !fresh) await backUp(client, `${databasePath}.before-${first.name}`);
  const applied: string[] = [];
  for (const migration of pending) {
    if (await apply(client, migration)) applied.push(migration.name);
  }
  // All of it into the file itself: the client's close() leaves the write-ahead log as it is.
  await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  return ok({ applied });
}

/** False where another process applied it in the meantime. */
async function apply(client: Client, migration: Migration): Promise<boolean> {
  const { insert, isRecorded } = recordOf(migration);
  // Outside the transaction, where alone it has an effect: rebuilding a table drops the old one, and dropping it with
  // foreign keys on would delete the rows that refer to it.
  await client.execute("PRAGMA foreign_keys = OFF");
  try {
    await client.executeMultiple(`BEGIN IMMEDIATE;\n${insert}\n${migration.sql}\n;COMMIT;`);
    return true;
  } catch (error) {
    if (await isRecorded(client)) return false;
    throw error;
  } finally {
    await client.execute("PRAGMA foreign_keys = ON");
  }
}
