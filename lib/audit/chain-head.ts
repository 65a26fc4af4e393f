import { readFile, rename, writeFile } from "node:fs/promises";
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
  await rename(temporary, file);
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
