import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { SqliteAdapter } from "@/lib/db/connection";
import type { Migration } from "@/lib/db/migrations";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from what the migrations make to what a Prisma schema says, empty where they agree.
 *
 * Prisma's schema engine as WebAssembly, from npm: the `prisma migrate` command would fetch a program from its vendor's
 * host. See docs/decisions/0003-database-and-migrations.md.
 */
export async function missingSql(migrations: readonly Migration[], schemaFile: string): Promise<string> {
  await load();
  const schema = { path: schemaFile, content: await readFile(schemaFile, "utf8") };
  const factory = bindMigrationAwareSqlAdapterFactory(new ScratchDatabase());
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    factory,
  );
  try {
    const { stdout } = await schemaEngine.diff({
      from: { tag: "migrations", ...migrationList(migrations) },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = stdout?.trim() ?? "";
    return sql === "-- This is an empty migration." ? "" : sql;
  } finally {
    schemaEngine.free();
  }
}

/**
 * Where the engine plays the migrations, in memory. It hands over a whole script as one statement, of which libsql
 * would run the first and ignore the others without a word (measured, 7.10 and 0.17.4).
 */
class ScratchDatabase extends SqliteAdapter {
  constructor() {
    super(":memory:");
  }

  override async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const adapter = await super.connectToShadowDb();
    const executeStatement = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = async (query) => {
      if (query.args.length > 0) return executeStatement(query);
      await adapter.executeScript(query.sql);
      return 0;
    };
    return adapter;
  }
}

function migrationList(migrations: readonly Migration[]) {
  return {
    baseDir: "prisma/migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

let loaded = false;

/** The package is made for bundlers: under Node its WebAssembly has to be bound by hand. */
async function load(): Promise<void> {
  if (loaded) return;
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = await WebAssembly.compile(
    await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm")),
  );
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": { ...engine } });
  // Exported, but left out of the package's types.
  (engine as unknown as { __wbg_set_wasm: (exports: object) => void }).__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  loaded = true;
}
