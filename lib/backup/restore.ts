import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { type BackupFailure, explainDisk } from "@/lib/backup/backup-failure";
import { checkDatabase } from "@/lib/backup/check-database";
import { COMPANIONS, DATABASE, REPLACED } from "@/lib/backup/contents";
import { type OpenedBackup, openBackup } from "@/lib/backup/open-backup";
import { openConnection } from "@/lib/db/connection";
import type { DatabaseFailure } from "@/lib/db/database-failure";
import { migrate } from "@/lib/db/migrate";
import { dataDir } from "@/lib/shared/data-dir";
import { fail, ok, type Result } from "@/lib/shared/result";

export interface PreparedRestore extends OpenedBackup {
  /** A folder in the data folder, laid out like that: everything of the backup, checked and migrated. */
  readonly stage: string;
  /** The migrations that the backup's database had not. */
  readonly applied: readonly string[];
}

/**
 * Takes a backup apart beside the panel's data, checks all of it and brings its database to this version's shape. Touches
 * nothing that is there; whoever does not go on to `putInPlace` removes `stage`.
 */
export async function prepareRestore(
  root: string,
  file: string,
  passphrase: string | null,
): Promise<Result<PreparedRestore, BackupFailure | DatabaseFailure>> {
  let stage: string | undefined;
  try {
    await mkdir(root, { recursive: true, mode: 0o711 });
    stage = await mkdtemp(path.join(root, ".restoring-"));
    const prepared = await prepare(root, stage, file, passphrase);
    if (!prepared.ok) await rm(stage, { recursive: true, force: true });
    return prepared;
  } catch (error) {
    if (stage !== undefined) await rm(stage, { recursive: true, force: true });
    return explainDisk(error, root);
  }
}

async function prepare(
  root: string,
  stage: string,
  file: string,
  passphrase: string | null,
): Promise<Result<PreparedRestore, BackupFailure | DatabaseFailure>> {
  const opened = await openBackup(file, stage, passphrase);
  if (!opened.ok) return opened;
  const database = path.join(stage, DATABASE);
  const checked = await checkDatabase(database);
  if (!checked.ok) return checked;
  const migrated = await migrate(database);
  if (!migrated.ok) return migrated.error.code === "newer" ? fail(newer(migrated.error.message)) : migrated;
  const { applied } = migrated.value;
  // The backup itself is the copy from before a migration.
  if (applied[0] !== undefined) await rm(`${database}.before-${applied[0]}`);
  await endSessions(database);
  await giveToOwner(root, stage);
  return ok({ ...opened.value, stage, applied });
}

function newer(detail: string): BackupFailure {
  const message =
    "The backup was made by a newer version of the panel. Nothing was touched. Restore it with that version.";
  return { code: "newer", message, detail };
}

/** Root restores, and the panel may run as another account: what is put into its data folder is the folder's owner's. */
async function giveToOwner(root: string, folder: string): Promise<void> {
  const { uid, gid } = await stat(root);
  if (process.getuid?.() !== 0 || uid === 0) return;
  for (const name of ["", ...(await readdir(folder, { recursive: true }))]) {
    await chown(path.join(folder, name), uid, gid);
  }
}

/** Why the panel must not start from a data folder: a restore into it was interrupted. Null where none was. */
export function interruptedRestore(root: string): string | null {
  return existsSync(dataDir(root).restoring)
    ? `A restore into ${root} was interrupted: it may hold a part of the backup and a part of what was there. Run npm run restore again with the same file.`
    : null;
}

/** Whoever signed out after the backup was made must not be signed in again by it. */
async function endSessions(database: string): Promise<void> {
  const client = openConnection(database);
  try {
    await client.execute(`DELETE FROM "session"`);
    await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    client.close();
  }
  // A closed client's connection lasts until its statements are collected as garbage (libsql 0.5), and removes these only then:
  // in the midst of what comes after. Everything in them is in the database by now.
  for (const companion of COMPANIONS) await rm(`${database}${companion}`, { force: true });
}

/**
 * Puts what stands in the data folder aside, into a folder of it that is returned (null where there was nothing), and what was
 * prepared into its place. Each is a rename. A note stands there meanwhile: `npm run up` does not start from a half of each.
 */
export async function putInPlace(
  root: string,
  stage: string,
  now: Date,
): Promise<Result<string | null, BackupFailure>> {
  const { restoring } = dataDir(root);
  try {
    await note(restoring);
    const there = REPLACED.filter((name) => existsSync(path.join(root, name)));
    const aside = path.join(root, `before-restore-${now.toISOString().replaceAll(/[:.]/g, "-")}`);
    if (there.length > 0) {
      await mkdir(aside, { mode: 0o700 });
      await giveToOwner(root, aside);
    }
    for (const name of there) await rename(path.join(root, name), path.join(aside, name));
    for (const name of await readdir(stage)) await rename(path.join(stage, name), path.join(root, name));
    await flushFolder(root);
    await rm(restoring);
    await rm(stage, { recursive: true });
    return ok(there.length > 0 ? aside : null);
  } catch (error) {
    return explainDisk(error, root);
  }
}

async function note(file: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile("A restore has begun and not ended. Run npm run restore again.\n");
    await handle.sync();
  } finally {
    await handle.close();
  }
  await flushFolder(path.dirname(file));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
