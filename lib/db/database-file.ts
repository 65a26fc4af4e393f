import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { explainDatabaseError, type DatabaseFailure } from "@/lib/db/database-failure";
import { ok, type Result } from "@/lib/shared/result";

/**
 * Makes the file, and its folder, where they are missing: for their owner only, since they hold password hashes and
 * sessions. SQLite gives its `-wal` and `-shm` files the mode of the file. An existing file keeps its mode.
 */
export async function prepareDatabaseFile(databasePath: string): Promise<Result<undefined, DatabaseFailure>> {
  try {
    await mkdir(path.dirname(databasePath), { recursive: true, mode: 0o700 });
    await (await open(databasePath, "a+", 0o600)).close();
    return ok(undefined);
  } catch (error) {
    return explainDatabaseError(error, databasePath);
  }
}
