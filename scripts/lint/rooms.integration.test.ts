import { ESLint } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";

/**
 * Each violation is linted as if it stood in a file that exists: typed rules know only those. What is looked for is the
 * rule that has to speak; what else the few words may offend against does not matter here.
 */
let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint();
});

async function rulesAgainst(code: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

const BOUNDARIES = "boundaries/dependencies";
const IMPORTS = "@typescript-eslint/no-restricted-imports";
const LONG = `export {};${"\n".repeat(251)}`;
const PURE = "lib/samba/names.ts";
const USE_CASE = "lib/use-cases/recover-changes.ts";
const COMPONENT = "components/ui/button.tsx";
const PAGE = "app/(panel)/audit/page.tsx";

describe("a line that leaves its room is an error", { timeout: 300_000 }, () => {
  it.each([
    [PURE, `import { db } from "@/lib/db/client"; db();`, BOUNDARIES],
    [PURE, `import { db } from "../db/client"; db();`, BOUNDARIES],
    [PURE, `import type { Host } from "@/lib/host/host"; export type H = Host;`, BOUNDARIES],
    [PURE, `import { readFileSync } from "node:fs"; readFileSync("x");`, IMPORTS],
    [PURE, `import { readFileSync } from "fs"; readFileSync("x");`, IMPORTS],
    [PURE, `import { useState } from "react"; useState(0);`, IMPORTS],
    [PURE, `import { headers } from "next/headers"; headers();`, IMPORTS],
    [PURE, `import { env } from "@/lib/shared/env"; env();`, IMPORTS],
    ["lib/host/host.ts", `import { db } from "@/lib/db/client"; db();`, BOUNDARIES],
    ["lib/host/host.ts", `import { parameterKey } from "@/lib/samba/names"; parameterKey("");`, BOUNDARIES],
    ["lib/db/client.ts", `import type { Host } from "@/lib/host/host"; export type H = Host;`, BOUNDARIES],
    ["lib/shared/result.ts", `import { db } from "@/lib/db/client"; db();`, BOUNDARIES],
    [
      "lib/auth/roles.ts",
      `import { openAppliance } from "@/lib/use-cases/open-appliance"; openAppliance();`,
      BOUNDARIES,
    ],
    [USE_CASE, `import { Button } from "@/components/ui/button"; Button;`, BOUNDARIES],
    [USE_CASE, `import Page from "@/app/page"; Page;`, BOUNDARIES],
    [USE_CASE, `import { spawn } from "node:child_process"; spawn("x");`, IMPORTS],
    [USE_CASE, `import { execFile } from "child_process"; execFile("x");`, IMPORTS],
    [USE_CASE, `import { PrismaClient } from "@/lib/db/generated/client"; PrismaClient;`, IMPORTS],
    [USE_CASE, `import { redirect } from "next/navigation"; redirect("/");`, IMPORTS],
    [COMPONENT, `import { db } from "@/lib/db/client"; db();`, BOUNDARIES],
    [
      COMPONENT,
      `import { openAppliance } from "@/lib/use-cases/open-appliance"; openAppliance();`,
      BOUNDARIES,
    ],
    [COMPONENT, `import { defineAction } from "@/lib/actions/gate"; defineAction;`, BOUNDARIES],
    [COMPONENT, `import { readFileSync } from "node:fs"; readFileSync("x");`, IMPORTS],
    [PAGE, `import { db } from "@/lib/db/client"; db();`, BOUNDARIES],
    [PAGE, `import { createLocalHost } from "@/lib/host/local-host"; createLocalHost();`, BOUNDARIES],
    [PAGE, `import { spawn } from "node:child_process"; spawn("x");`, IMPORTS],
    [USE_CASE, `export const home = process.env["HOME"];`, "no-restricted-properties"],
    [USE_CASE, `import { env } from "node:process"; export const home = env["HOME"];`, IMPORTS],
    [PURE, LONG, "max-lines"],
    [PURE, "// TODO: later\nexport {};", "no-warning-comments"],
    [PURE, "export const f = (x: any): unknown => x;", "@typescript-eslint/no-explicit-any"],
  ])("%s: %j", async (filePath, code, rule) => {
    expect(await rulesAgainst(code, filePath)).toContain(rule);
  });

  it.each([
    [PURE, `import { ok } from "@/lib/shared/result"; export const fine = ok(1);`],
    [COMPONENT, `import type { Review } from "@/lib/use-cases/change-types"; export type R = Review;`],
    [USE_CASE, `import { db } from "@/lib/db/client"; export const open = () => db();`],
    ["lib/host/start-program.ts", `import { spawn } from "node:child_process"; export const start = spawn;`],
    ["lib/shared/env.ts", `export const home = process.env["HOME"];`],
  ])("and one that stays in it is not: %s: %j", async (filePath, code) => {
    const rules = await rulesAgainst(code, filePath);
    expect(
      rules.filter((rule) => [BOUNDARIES, IMPORTS, "no-restricted-properties"].includes(rule ?? "")),
    ).toEqual([]);
  });
});
