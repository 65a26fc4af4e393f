import { open, readFile, rename, rm } from "node:fs/promises";
import { sweepUnfinished, unfinishedName } from "@/lib/shared/unfinished";

/** Writes one of the product's own files so that a crash leaves the old one or the new one; an equal one is left alone. */
export async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const present = await readFile(file, "utf8").catch(() => null);
  if (present === text) return;
  await sweepUnfinished(file);
  const temporary = unfinishedName(file);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(text);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
