import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { migrationsFolder, readMigrations } from "@/lib/db/migrations";
import { missingSql } from "@/scripts/schema-engine";

/** `npm run migrate:new -- NAME`: writes what prisma/schema.prisma says more than the migrations do as the next one. */
async function main(name: string | undefined): Promise<string> {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    return "Name the migration in lower case, for example: npm run migrate:new -- add_tunnels";
  }
  const migrations = await readMigrations(migrationsFolder);
  const sql = await missingSql(migrations, path.join(migrationsFolder, "../schema.prisma"));
  if (sql === "") return "Nothing to do: the migrations already make what prisma/schema.prisma says.";
  const folder = path.join(migrationsFolder, `${String(migrations.length + 1).padStart(4, "0")}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
  return `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it, and run the tests, before you commit it.`;
}

console.log(await main(process.argv[2]));
