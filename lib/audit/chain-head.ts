import { chown, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { sweepUnfinished, unfinishedName } from "@/lib/shared/unfinished";

/** Beside which head this process has removed what killed ones left: once is enough. */
let swept = "";

/**
 * Notes where the chain ends, beside the database: a log whose newest lines were cut off is a whole chain, only a shorter one.
 * It is not flushed to the disk: after a crash it may be behind, which only means that newer lines could be cut off unseen.
 */
export async function writeHead(hash: string): Promise<void> {
  const file = place();
  if (swept !== file) await sweepUnfinished(file);
  swept = file;
  const temporary = unfinishedName(file);
  await writeFile(temporary, `${hash}\n`, { mode: 0o600 });
  await giveToOwner(temporary, path.dirname(file));
  await rename(temporary, file);
}

/** What root writes at the console has to be readable to the account that the panel runs as. */
async function giveToOwner(file: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  if (uid !== 0) await chown(file, uid, gid);
}

/** Null where none was noted. */
export async function readHead(): Promise<string | null> {
  const text = await readFile(place(), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : text.trim();
}

function place(): string {
  return dataDir(env().dataDir).auditHead;
}
