import { openConnection } from "@/lib/db/connection";
import type { BackupFailure } from "@/lib/backup/backup-failure";
import { fail, ok, type Result } from "@/lib/shared/result";

/** Whether a database is whole (`PRAGMA integrity_check`), and which migrations it has, oldest first. */
export async function checkDatabase(
  file: string,
): Promise<Result<{ readonly migrations: readonly string[] }, BackupFailure>> {
  const client = openConnection(file);
  try {
    const { rows } = await client.execute("PRAGMA integrity_check");
    const words = rows.map((row) => wordOf(row[0])).join("; ");
    if (words !== "ok") return fail(damaged(words));
    const applied = await client.execute(
      `SELECT "migration_name" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
    );
    return ok({ migrations: applied.rows.map((row) => wordOf(row[0])) });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return fail(damaged(error.message));
  } finally {
    client.close();
  }
}

function damaged(detail: string): BackupFailure {
  const message =
    "The database is damaged, or is none of the panel's. Take an older backup, or the copy that the panel keeps beside its database (.before-…).";
  return { code: "damaged", message, detail };
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
