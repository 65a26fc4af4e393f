import path from "node:path";
import { describe, expect, it } from "vitest";
import { migrationsFolder, readMigrations } from "@/lib/db/migrations";
import { missingSql } from "@/scripts/schema-engine";

const schemaFile = path.join(migrationsFolder, "../schema.prisma");

describe("prisma/migrations", () => {
  it("make what prisma/schema.prisma says, or else: npm run migrate:new -- NAME", async () => {
    expect(await missingSql(await readMigrations(migrationsFolder), schemaFile)).toBe("");
  });

  it("and the comparison would notice a table that is missing", async () => {
    const migrations = await readMigrations(migrationsFolder);
    const without = migrations.filter(({ name }) => name !== "0003_tunnels");
    expect(await missingSql(without, schemaFile)).toContain('CREATE TABLE "tunnel_profile"');
  });
});
