import { interruptedRestore } from "@/lib/backup/restore";
import { migrate } from "@/lib/db/migrate";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Note } from "@/scripts/bootstrap/session.mjs";
import { dataDir } from "@/lib/shared/data-dir";

export async function ensureDatabase(root: string, note: Note): Promise<void> {
  const interrupted = interruptedRestore(root);
  if (interrupted !== null) throw new Sentence(interrupted);
  const migrated = await migrate(dataDir(root).database);
  if (!migrated.ok)
    throw new Sentence([migrated.error.message, migrated.error.detail].filter(Boolean).join("\n"));
  const { applied } = migrated.value;
  note(applied.length === 0 ? "up to date" : `applied ${applied.join(", ")}`);
}
