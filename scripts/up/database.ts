import { existsSync } from "node:fs";
import { migrate } from "@/lib/db/migrate";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Note } from "@/scripts/bootstrap/session.mjs";
import { dataDir } from "@/lib/shared/data-dir";

export async function ensureDatabase(root: string, note: Note): Promise<void> {
  if (existsSync(dataDir(root).restoring)) {
    throw new Sentence(
      `A restore into ${root} was interrupted: it may hold a part of the backup and a part of what was there. Run npm run restore again with the same file.`,
    );
  }
  const migrated = await migrate(dataDir(root).database);
  if (!migrated.ok)
    throw new Sentence([migrated.error.message, migrated.error.detail].filter(Boolean).join("\n"));
  const { applied } = migrated.value;
  note(applied.length === 0 ? "up to date" : `applied ${applied.join(", ")}`);
}
