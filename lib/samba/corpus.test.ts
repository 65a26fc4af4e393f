import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resolveName } from "./catalogue/resolve";
import { parseSmbConf, type SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { checkReading, checkSet, checkUnset } from "./testing/laws";
import { parameterKey } from "./names";
import { decodeText, encodeText } from "@/lib/shared/text";

/** Real-world files, and beside them what `testparm -s` of Samba 4.17.12 says of each. They are not part of the project. */
const CORPUS = fileURLToPath(new URL("../../../shared/corpus/smbconf/", import.meta.url));
const ASKED = ["smb encrypt", "server signing", "server min protocol", "workgroup"];

const names = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith(".conf")) : [];
if (names.length === 0)
  console.log(`No corpus of real-world files at ${CORPUS}: the corpus test has nothing to compare.`);

const read = (name: string) => readFileSync(`${CORPUS}${name}`);
const parsed = (name: string) => parseSmbConf(decodeText(read(name)));

/** As testparm prints it: one name for all words of one meaning, Samba's default where nothing is set. */
function asTestparmPrints(doc: SmbConf, parameter: string): string | undefined {
  const info = resolveName(parameter)?.info;
  const written = effectiveValue(doc, "global", parameter)?.value;
  if (written === undefined) return info?.default;
  const key = parameterKey(written);
  const known = info?.values?.find((value) => value.written.some((word) => parameterKey(word) === key));
  return known?.name ?? (parameter === "workgroup" ? written.toUpperCase() : written);
}

interface Row {
  readonly file: string;
  readonly sections: number;
  readonly values: readonly string[];
}

/** Only of files that testparm reads to the end (status 0) does it say more than its status. */
function testparmRows(): Row[] {
  const table = readFileSync(`${CORPUS}testparm.tsv`, "utf8");
  return table.split("\n").flatMap((line) => {
    const [file = "", exit, sections, , ...values] = line.split("\t");
    return exit === "0" ? [{ file, sections: Number(sections), values }] : [];
  });
}

describe("real-world files", () => {
  it("come out byte for byte as they went in", () => {
    for (const name of names) {
      const bytes = read(name);
      const { text, lines } = parseSmbConf(decodeText(bytes));
      const printed = lines.map((line) => text.slice(line.from, line.to)).join("");
      expect(Buffer.compare(encodeText(printed), bytes), name).toBe(0);
      checkReading(text);
    }
  });

  it("have the sections and the values that testparm finds", () => {
    for (const { file, sections, values } of names.length > 0 ? testparmRows() : []) {
      const doc = parsed(file);
      const shares = doc.sections.filter((section) => !section.isGlobal);
      expect([file, shares.length + 1]).toEqual([file, sections]);
      expect([file, ...ASKED.map((parameter) => asTestparmPrints(doc, parameter))]).toEqual([
        file,
        ...values,
      ]);
    }
  });

  it("can be edited, in every section, without touching anything else", () => {
    for (const name of names) {
      const { text, sections } = parsed(name);
      for (const section of sections.slice(0, 8)) {
        checkSet(text, section.name, "smb encrypt", "required");
        checkSet(text, section.name, "read only", "no");
        checkUnset(text, section.name, "path");
      }
    }
  });
});
