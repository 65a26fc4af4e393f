import { SqliteAdapter } from "@/lib/db/connection";
import { PrismaClient } from "@/lib/db/generated/client";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";

declare global {
  var inflightDatabases: Map<string, PrismaClient> | undefined;
}

/**
 * The panel's database, opened once per process and file: the map hangs on `globalThis` because the production server
 * loads a module once for each of its bundles. Does not migrate; `npm run up` has done that before the panel starts.
 */
export function db(): PrismaClient {
  const clients = (globalThis.inflightDatabases ??= new Map<string, PrismaClient>());
  const { database } = dataDir(env().dataDir);
  const open = clients.get(database);
  if (open) return open;
  const client = new PrismaClient({ adapter: new SqliteAdapter(database) });
  clients.set(database, client);
  return client;
}

/** Closes what `db()` opened, for a process that is about to end and for tests. The next `db()` opens anew. */
export async function closeDatabases(): Promise<void> {
  const clients = [...(globalThis.inflightDatabases?.values() ?? [])];
  globalThis.inflightDatabases?.clear();
  await Promise.all(clients.map((client) => client.$disconnect()));
}
