import { open, rename, rm } from "node:fs/promises";
import type { Client } from "@libsql/client";

/** Copies a live database, whole and consistent, to a file for its owner only. An older copy of that name is replaced. */
export async function backUp(client: Client, copyPath: string): Promise<void> {
  const unfinished = `${copyPath}.${process.pid}`;
  await rm(unfinished, { force: true });
  // VACUUM INTO takes an empty file, and leaves it the mode it has.
  await (await open(unfinished, "wx", 0o600)).close();
  await client.execute({ sql: "VACUUM INTO ?", args: [unfinished] });
  await rename(unfinished, copyPath);
}
