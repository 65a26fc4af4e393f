import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSameValue, oppositeOf } from "./boolean-words";
import { resolveName } from "./catalogue/resolve";
import { copySource, directives } from "./directives";
import { parseSmbConf, type SmbConf } from "./document";
import { applyEdits } from "@/lib/shared/edit";
import { addSection, removeSection, renameSection, setParameter, unsetParameter } from "./edits";
import { effectiveValue } from "./effective";
import type { Line } from "./lines";
import { meaningOf } from "./meaning";
import { parameterKey } from "./names";
import { randomFrom } from "@/lib/shared/testing/random";
import { madeUpSmbConf } from "./testing/made-up";
import { encodeText } from "@/lib/shared/text";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "smb-conf-reading-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Asks the real testparm; `loads` is whether Samba would accept the file at all. */
function testparm(text: string, ...options: string[]): { loads: boolean; output: string } {
  const file = join(folder, "smb.conf");
  writeFileSync(file, encodeText(text));
  const { stdout, stderr, error } = spawnSync("testparm", ["-s", ...options, file], { encoding: "utf8" });
  if (error) throw error;
  return { loads: stderr.includes("Loaded services file OK."), output: stdout };
}

/** What `testparm -sv` prints: every parameter of [global], and of a share what differs from there. */
function dumpOf(output: string): Map<string, Map<string, string>> {
  const dump = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of output.split("\n")) {
    const header = /^\[(.*)\]$/.exec(line)?.[1];
    if (header !== undefined) dump.set(header, (section = new Map<string, string>()));
    const equals = line.indexOf(" =");
    if (line.startsWith("\t") && equals > 0)
      section.set(parameterKey(line.slice(0, equals)), line.slice(equals + 3));
  }
  return dump;
}

/** Every section, and in each every parameter that stands anywhere in the file. */
function compareWithTestparm(text: string): void {
  const doc = parseSmbConf(text);
  const { loads, output } = testparm(text, "-v");
  expect(loads, `testparm accepts ${JSON.stringify(text)}`).toBe(true);
  const dump = dumpOf(output);
  const shares = doc.sections.filter((section) => !section.isGlobal).map((section) => section.name);
  expect(["global", ...shares], JSON.stringify(text)).toEqual([...dump.keys()]);
  const names = new Set(
    doc.sections.flatMap((section) => section.parameters.map((line) => meaningOf(line.name).key)),
  );
  for (const [section, values] of dump) {
    for (const key of names) {
      const info = resolveName(key)?.info;
      if (key === "copy" || key === "include" || (!info && !/^[!-~]*:[!-~]*$/.test(key))) continue;
      const theirs = values.get(key) ?? dump.get("global")?.get(key) ?? "";
      const found = effectiveValue(doc, section, key);
      const ours = found?.inverted === true ? oppositeOf(found.value) : found?.value;
      const value = ours ?? info?.default ?? "";
      const difference = `${key} in [${section}]: testparm ${JSON.stringify(theirs)}, here ${JSON.stringify(value)}, of ${JSON.stringify(text)}`;
      expect(isSameValue(info, value, theirs), difference).toBe(true);
    }
  }
}

const ACCEPTED: readonly (readonly [string, string])[] = [
  [
    "white space and case in names",
    "[Global]\n Server\tString = a\nserver  string=b\n[A]\nPATH=/x\n[a]\nReadOnly=No\n",
  ],
  [
    "the global section by other names",
    "[globals]\nserver string=1\n[g l o b al]\nserver string=zz\n[ global ]\n",
  ],
  ["blanks in section names", "[ M ]\npath=/m\n[M]\npath=/n\n[M  M]\npath=/q\n[m m]\ncomment=c\n"],
  ["runs of white space", "[a]\ncomment = My    share \t x\ty\r\npath=/x\n"],
  ["continued lines", "[a]\ncomm\\\nent = one \\\n   # two \\ \t\r\n three\npath=/x\\\\\n\nq=1\n"],
  ["continued headers", "[a\\\nbc] junk = 1\\\npath = /swallowed\npath=/x\n[d] junk\npath=/y\n"],
  ["a lone backslash", "[a]\n\\\n [b]\n\\\n# path=/q\n\\\n\npath=/x\n\\\n = y\n"],
  ["a backslash at the end of the file", "[a]\npath=/x\ncomment = last \\"],
  ["a comment that ends in a backslash", "[a]\n# c \\\npath = /x\n ; d \\\n comment=OO\n"],
  ["remarks behind values", "[a]\npath = /x # y ; z\ncomment = # c\n"],
  [
    "NUL bytes",
    "[a]\npath=/x\ncomment = ab\0cd\ncom\0ment = zz\n\0read only = no\n[c]\0d\npath=/z\0\\\ncomment=swallowed\n",
  ],
  ["lines without an equals sign", "[a]\nlog level 10\npath=/x\n-[b]\nread only - no\n// comment = x\n"],
  ["parameters above any header", "server string = top\nguest ok = yes\n[a]\npath=/x\n"],
  ["a byte order mark", "\ufeff[global]\nserver string = top\n[a]\npath=/x\n"],
  ["no-break spaces", "[a]\npath=/x\n\u00a0comment = n\n"],
  ["no final line end", "[a]\r\npath = /x\r\nread only = no"],
  ["carriage returns that end no line", "[a]\rpath=/x\rcomment = 1\n[b]\npath = /b\rcomment = x\n"],
  ["quotes and equals signs", '[a]\npath=/x\ncomment = "q  v" = w\n'],
  [
    "synonyms that say the opposite",
    "[a]\npath=/x\nread only=yes\nwriteable=yes\n[b]\npath=/y\nwrite ok=no\n",
  ],
  ["[global] below a share", "[a]\npath=/x\n[global]\nread only = no\n[b]\npath=/y\n[a]\ncomment=c\n"],
  ["a global parameter in a share", "[a]\npath=/x\nserver string=a\n"],
  [
    "parametric options",
    "[global]\nfoo:g=G\n[a]\npath=/x\nfoo:bar=1\nFOO : two = 2\n[b]\npath=/y\n[a]\nfoo:two=3\n[global]\nfoo:late=L\n",
  ],
  [
    "copy",
    "[t]\npath=/t\ncomment = T\nread only = no\nfoo:bar = 1\n[a]\ncomment = mine\nfoo:bar = 2\ncopy = T\n[t]\ncreate mask = 0600\n",
  ],
  [
    "copy of a copy, twice",
    "[t]\npath=/t\ncomment=T\n[u]\ncopy=t\nread only=no\n[a]\ncopy=t\ncopy=u\n[b]\ncopy=u\ncomment=B\n",
  ],
  [
    "copy and what [global] says",
    "[t]\npath=/t\n[global]\nread only = no\n[a]\npath=/a\ncopy = t\n[b]\npath=/b\n",
  ],
  ["copy and a header again", "[t]\npath=/t\nfoo:bar=1\n[a]\ncopy=t\n[a]\npath=/q\n"],
  [
    "letter case beyond ASCII",
    "[\u00c4rger]\npath=/t\n[\u00e4RGER]\ncomment=T\n[\u0391\u03a3]\npath=/g\n[\u03b1\u03c3]\ncomment=G\n",
  ],
  [
    "letters Samba does not fold",
    "[\u1e9e]\npath=/t\n[\u00df]\npath=/u\n[\u0130x]\npath=/v\n[ix]\npath=/w\n[\u212a]\npath=/x\n[k]\npath=/y\n",
  ],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ["an unclosed header", "[a]\npath=/x\n[b\npath=/y\n"],
  ["a header that a NUL byte ends", "[a]\npath=/x\n[b\0c]\n"],
  ["a parameter without a name", "[a]\npath=/x\n = y\n"],
];

describe("the real testparm", () => {
  it.each(ACCEPTED)("reads %s as this product does", (_what, text) => {
    compareWithTestparm(text);
  });

  it.each(REFUSED)("stops at %s, which is a broken line here", (_what, text) => {
    expect(testparm(text).loads).toBe(false);
    const reasons = parseSmbConf(text).lines.flatMap((line) => (line.kind === "broken" ? [line.reason] : []));
    expect(["unclosed-section", "empty-name"]).toContain(reasons[0]);
  });

  it.each(ACCEPTED)("reads %s as this product does after edits", (_what, text) => {
    for (const { name } of parseSmbConf(text).sections) {
      for (const edit of [
        (doc: SmbConf) => setParameter(doc, name, "comment", "set, here"),
        (doc: SmbConf) => setParameter(doc, name, "read only", "no"),
        (doc: SmbConf) => setParameter(doc, name, "foo:bar", "9"),
        (doc: SmbConf) => unsetParameter(doc, name, "comment"),
        (doc: SmbConf) => renameSection(doc, name, "Renamed"),
        (doc: SmbConf) => removeSection(doc, name),
        (doc: SmbConf) => addSection(doc, "added", [["path", "/added"]]),
      ]) {
        const edits = edit(parseSmbConf(text));
        if (edits.ok) compareWithTestparm(applyEdits(text, edits.value));
      }
    }
  });

  it("folds exactly the letters in section names that this product folds", () => {
    const capitals = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => letter.toLowerCase() !== letter && letter !== "\u0130",
    );
    const names = capitals.flatMap((letter) => [`x${letter}y`, `x${letter.toLowerCase()}y`]);
    const text = names.map((name) => `[${name}]\npath = /x\n`).join("");
    const theirs = [...testparm(text).output.matchAll(/^\[(x.y)\]$/gmu)].map((match) => match[1]);
    expect(parseSmbConf(text).sections.map((section) => section.name)).toEqual(theirs);
  });

  it("reads made-up files as this product does, and refuses those it says are refused", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const text = madeUpSmbConf(randomFrom(seed));
      if (isRefused(parseSmbConf(text))) expect(testparm(text).loads, JSON.stringify(text)).toBe(false);
      else compareWithTestparm(text);
    }
  });
});

/** A word that is none of a parameter's closed set: Samba stops there. */
function isBadValue(line: Line): boolean {
  if (line.kind !== "parameter") return false;
  const values = resolveName(line.name)?.info.values;
  return (
    values !== undefined &&
    !values.some(({ name, written }) =>
      [name, ...written].some((word) => parameterKey(word) === parameterKey(line.value)),
    )
  );
}

/** Whether Samba would not load the file at all. */
function isRefused(doc: SmbConf): boolean {
  const stops = doc.lines.some(
    (line) => line.kind === "broken" && (line.reason === "unclosed-section" || line.reason === "empty-name"),
  );
  const copies = directives(doc).filter(({ kind }) => kind === "copy");
  return (
    stops || doc.lines.some(isBadValue) || copies.some(({ section, line }) => !copySource(doc, section, line))
  );
}
