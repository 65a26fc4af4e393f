import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseExports } from "./document";
import { readExports } from "./readings";
import { printEtab } from "./testing/etab";
import type { Recorded } from "./testing/recorded";

const rows = JSON.parse(
  readFileSync(fileURLToPath(new URL("./testing/exportfs.json", import.meta.url)), "utf8"),
) as Recorded[];

describe("readExports", () => {
  it("exports what exportfs of nfs-utils 2.6.2 exports", () => {
    expect(rows.length).toBe(300);
    expect(rows.filter(({ etab }) => etab.length > 0).length).toBeGreaterThan(150);
    for (const { text, etab } of rows) {
      const ours = printEtab(readExports(parseExports(text)), (name) => /^(h[1-3]|localhost)$/.test(name));
      expect([text, ours.sort()]).toEqual([text, etab]);
    }
  });
});
