import { describe, expect, it } from "vitest";
import { checkSmbConf } from "@/lib/samba/checks/check-smb-conf";
import { parseSmbConf } from "@/lib/samba/document";
import { introducedFindings } from "./introduced-findings";

function introduced(before: string, after: string): string[] {
  const findings = checkSmbConf(parseSmbConf(after));
  const indices = introducedFindings(findings, after, checkSmbConf(parseSmbConf(before)), before);
  return indices.map((index) => {
    const finding = findings[index];
    return finding ? after.slice(finding.from, finding.to).trim() : "none";
  });
}

describe("introducedFindings", () => {
  const before = "[global]\n  wrokgroup = A\n";

  it("leaves out what was there before, wherever it stands now", () => {
    expect(introduced(before, `# one line more\n${before}`)).toEqual([]);
  });

  it("names what is new", () => {
    const after = `${before}[share]\n  path = /srv\n  pth = /srv\n`;
    expect(introduced(before, after)).toEqual([expect.stringContaining("pth")]);
  });

  it("counts a second one like the first as new", () => {
    const after = `${before}[share]\n  path = /srv\n  wrokgroup = A\n`;
    expect(introduced(before, after)).toHaveLength(1);
  });
});
