import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Records the parameter catalogue of the installed Samba into lib/samba/catalogue/recorded.json. Run it with
 * `npx tsx scripts/record-catalogue.ts`. What belongs to the machine rather than to Samba is left out.
 */
const OF_THE_MACHINE = new Set(["netbios name"]);

const folder = mkdtempSync(join(tmpdir(), "record-catalogue-"));
const file = join(folder, "smb.conf");

function testparm(content: string, ...options: string[]): string {
  writeFileSync(file, content);
  return execFileSync("testparm", ["-s", ...options, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** How Samba prints back one spelling: spellings that print the same mean the same. */
function readBack(parameter: string, spelling: string): string {
  return testparm(`[global]\n${parameter} = ${spelling}\n`, "-l", `--parameter-name=${parameter}`).trim();
}

function groupSpellings(parameter: string, spellings: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const spelling of spellings) {
    const printed = readBack(parameter, spelling);
    const group = groups.get(printed) ?? [];
    if (!group.includes(spelling)) group.push(spelling);
    groups.set(printed, group);
  }
  return [...groups].map(([printed, group]) => [
    printed,
    ...group.filter((spelling) => spelling !== printed),
  ]);
}

try {
  const parameters = testparm("", "--show-all-parameters").trim().split("\n");
  const enums: Record<string, string[][]> = {};
  for (const row of parameters) {
    const [, name, list] = /^([^=]+)=P_ENUM,([^,]*),/.exec(row) ?? [];
    if (name !== undefined && list !== undefined) enums[list] ??= groupSpellings(name, list.split("|"));
  }
  const defaults: Record<string, string> = {};
  for (const row of testparm("", "-v").split("\n")) {
    const [, name, value] = /^\t([^=]+?) = (.+)$/.exec(row) ?? [];
    if (name !== undefined && value !== undefined && !OF_THE_MACHINE.has(name)) defaults[name] = value;
  }
  const samba = execFileSync("testparm", ["--version"], { encoding: "utf8" }).trim();
  const target = join(import.meta.dirname, "../lib/samba/catalogue/recorded.json");
  writeFileSync(target, `${JSON.stringify({ samba, parameters, enums, defaults }, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
