import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { liveCatalogue } from "../catalogue/recorded";
import { parseSmbConf } from "../document";
import { readTestparm } from "../testparm";
import { decodeText } from "@/lib/shared/text";
import { checkSmbConf } from "./check-smb-conf";
import type { Finding, FindingCode } from "./finding";

const CORPUS = join(import.meta.dirname, "../../../../shared/corpus/smbconf");
/** Over these Samba refuses the whole file. */
const REFUSED: readonly FindingCode[] = ["bad-value", "refused-line", "bad-copy", "remark-in-value"];

const folder = mkdtempSync(join(tmpdir(), "checks-"));
const catalogue = liveCatalogue(execFileSync("testparm", ["--show-all-parameters"], { encoding: "utf8" }));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function testparm(content: string | Uint8Array) {
  const file = join(folder, "smb.conf");
  writeFileSync(file, content);
  const { stderr } = spawnSync("testparm", ["-s", file], { encoding: "utf8" });
  return { ...readTestparm(stderr), stderr };
}

function check(text: string): Finding[] {
  return checkSmbConf(parseSmbConf(text), catalogue);
}

function refuses(findings: readonly Finding[]): boolean {
  return findings.some(({ code, severity }) => severity === "error" && REFUSED.includes(code));
}

describe("bad values, beside the installed testparm", () => {
  const values: Readonly<Record<string, readonly string[]>> = {
    boolean: ["yes", "Ye s", "ON", "1", "no", "maybe", "y", '"yes"', "", "yes # x", "2"],
    enum: ["default", "MANDATORY", "re quired", "auto", "0", "disabled", "maybe", "", "yes # x"],
    integer: ["12", "-12", "0x10", "010", "abc", "", "12abc", "5 # x"],
    octal: ["0664", "664", "0999", "99", "rw", "", "0664 # x", "0x77"],
    bytes: ["5120", "5k", "1 M", "1G", "3G", "1T", "1kb", "lots", "", "5 # x", "-5"],
    string: ["x", ""],
  };
  const parameters: readonly (readonly [name: string, kind: string])[] = [
    ["guest ok", "boolean"],
    ["writeable", "boolean"],
    ["smb encrypt", "enum"],
    ["server signing", "enum"],
    ["deadtime", "integer"],
    ["max connections", "integer"],
    ["create mask", "octal"],
    ["max log size", "bytes"],
    ["aio read size", "bytes"],
    ["comment", "string"],
  ];

  it.each(parameters)("%s: refused by both or by neither", (name, kind) => {
    for (const value of values[kind] ?? []) {
      const text = `[global]\n${name} = ${value}\n`;
      expect({ text, refused: refuses(check(text)) }).toEqual({ text, refused: !testparm(text).loads });
    }
  });

  it.each([
    "[s\npath = /tmp\n",
    "[global]\n= yes\n",
    "[]\npath = /tmp\n",
    "[s]\npath = /tmp\ncopy = nobody\n",
    "[global]\ncopy = s\n[s]\npath = /tmp\n",
    "[s]\npath = /tmp\nsecurity = maybe\n",
    "[global]\nguest ok = maybe\nguest ok = yes\n",
    "[global]\nlog level 10\n-[x]\n",
    "[t]\npath = /tmp\n[s]\ncopy = t\n",
  ])("%j: refused by both or by neither", (text) => {
    expect(refuses(check(text))).toBe(!testparm(text).loads);
  });

  it("agrees on shares without a path", () => {
    const text = "[homes]\n[a]\nread only = no\n[b]\npath =\n[c]\npath = /tmp\n[printers]\nprintable = yes\n";
    const said = [...testparm(text).stderr.matchAll(/No path in service (\S+) - making/g)].map(
      ([, name]) => name,
    );
    const found = check(text).filter(({ code }) => code === "no-path");
    expect(found).toHaveLength(said.length);
    expect(said).toEqual(["a", "b", "printers"]);
  });
});

describe("real-world files", () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith(".conf")) : [];

  it("is here to be read, or the comparison passes for want of files", () => {
    if (files.length === 0)
      console.warn(`No corpus at ${CORPUS}: nothing was compared with real-world files.`);
    expect(files.length === 0 || files.length > 40).toBe(true);
  });

  it("agrees with the installed testparm on every one: refused or not, and which parameters are unknown", () => {
    for (const name of files) {
      const bytes = readFileSync(join(CORPUS, name));
      const text = decodeText(bytes);
      const { loads, stderr } = testparm(bytes);
      const findings = check(text);
      expect({ name, refused: refuses(findings) }).toEqual({ name, refused: !loads });
      // testparm stops at the line over which it refuses a file.
      if (!loads) continue;
      const told = [...stderr.matchAll(/Unknown parameter encountered: "(.*)"/g)].map(
        ([, parameter]) => parameter,
      );
      const found = findings
        .filter(({ code }) => code === "unknown-parameter")
        .map(({ from, to }) => text.slice(from, to));
      expect({ name, unknown: found }).toEqual({ name, unknown: told });
    }
  });

  it("finds as many unknown parameters as the table beside the files tells", () => {
    const table = join(CORPUS, "testparm.tsv");
    if (!existsSync(table)) return;
    const rows = readFileSync(table, "utf8").trim().split("\n").slice(1);
    for (const row of rows) {
      const [name = "", exit, , unknown] = row.split("\t");
      if (exit !== "0") continue;
      const findings = checkSmbConf(parseSmbConf(decodeText(readFileSync(join(CORPUS, name)))));
      const found = findings.filter(({ code }) => code === "unknown-parameter").length;
      expect({ name, found }).toEqual({ name, found: Number(unknown) });
    }
  });
});
