import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { closeDatabases, db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { migrate } from "@/lib/db/migrate";
import { dataDir } from "@/lib/shared/data-dir";

export interface TestDatabase {
  /** The data folder; `INFLIGHT_DATA_DIR` names it until `remove()`. */
  readonly dataDir: string;
  readonly path: string;
  /** What `db()` returns as well. */
  readonly db: PrismaClient;
  remove(): Promise<void>;
}

/** For tests: a fresh, migrated database in a data folder of its own below `parent`, which `db()` of this process then opens. */
export async function createTestDatabase(parent = tmpdir()): Promise<TestDatabase> {
  const root = await mkdtemp(path.join(parent, "inflight-test-"));
  const { database } = dataDir(root);
  const migrated = await migrate(database);
  if (!migrated.ok) throw new Error(migrated.error.message);
  vi.stubEnv("INFLIGHT_DATA_DIR", root);
  return {
    dataDir: root,
    path: database,
    db: db(),
    remove: async () => {
      await closeDatabases();
      await rm(root, { recursive: true, force: true });
    },
  };
}
