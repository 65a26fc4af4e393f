import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { recordAudit } from "@/lib/audit/record";
import { verdictWords } from "@/lib/audit/verdict";
import { verifyAudit } from "@/lib/audit/verify";
import { type PreparedRestore, prepareRestore, putInPlace } from "@/lib/backup/restore";
import { closeDatabases } from "@/lib/db/client";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { createTunneldClient } from "@/lib/tunneld/client";
import { readPassphrase } from "@/scripts/backup/passphrase";
import { useDataFolder } from "@/scripts/bootstrap/data-folder.mjs";
import { makeFolder } from "@/scripts/bootstrap/folder.mjs";
import { takeLock } from "@/scripts/bootstrap/lock.mjs";
import { explain, Sentence } from "@/scripts/bootstrap/sentence.mjs";

/** `npm run restore`. Returns the exit status. */
export async function restore(
  files: readonly string[],
  passphraseFile: string | undefined,
  help: string,
): Promise<0 | 1> {
  const [file] = files;
  if (file === undefined || files.length > 1) {
    console.error(help);
    return 1;
  }
  const root = env().dataDir;
  try {
    const passphrase = passphraseFile === undefined ? null : await readPassphrase(passphraseFile, false);
    await makeFolder(root);
    const lock = await takeLock(path.join(root, "up.lock"));
    if (lock === undefined) throw new Sentence(running(root));
    try {
      if ((await createTunneldClient(dataDir(root).tunneld).hello()).ok) throw new Sentence(running(root));
      await putBack(root, path.resolve(file), passphrase);
    } finally {
      await lock.release();
    }
    return 0;
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

function running(root: string): string {
  return `The panel of ${root} runs. Stop it first (Ctrl-C where it runs); nothing was touched.`;
}

async function putBack(root: string, file: string, passphrase: string | null): Promise<void> {
  const prepared = await prepareRestore(root, file, passphrase);
  if (!prepared.ok)
    throw new Sentence([prepared.error.message, prepared.error.detail].filter(Boolean).join("\n"));
  const { stage, manifest, applied } = prepared.value;
  let log: string;
  try {
    log = await noteRestore(root, prepared.value);
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    throw error;
  }
  const placed = await putInPlace(root, stage, new Date());
  if (!placed.ok) {
    const message = `${placed.error.message} The restore is half done: what was there and what is new both lie in ${root}. Run it again.`;
    throw new Sentence([message, placed.error.detail].filter(Boolean).join("\n"));
  }
  console.log(`Put back: the panel's data of ${manifest.madeAt}, made by version ${manifest.panel}.`);
  if (applied.length > 0) console.log(`Its database was brought to this version: ${applied.join(", ")}.`);
  console.log(`Audit log: ${log}`);
  console.log("Accounts and passwords are those of that time; everybody signs in anew.");
  if (placed.value !== null) console.log(`What was there before is in ${placed.value}.`);
}

/** Verifies the log that comes with the backup, and writes into it that it was put back. */
async function noteRestore(root: string, { stage, manifest }: PreparedRestore): Promise<string> {
  const replaces = existsSync(dataDir(root).database);
  useDataFolder(stage);
  try {
    const words = verdictWords(await verifyAudit());
    const detail = `Put back from the backup of ${manifest.madeAt}.${replaces ? " Lines from after it are in the database that was put aside." : ""}`;
    const line = {
      actor: "-",
      role: "console",
      address: "-",
      action: "panel.restore",
      outcome: "done" as const,
    };
    await recordAudit({ ...line, target: "panel", detail });
    return words;
  } finally {
    await closeDatabases();
    useDataFolder(root);
  }
}
