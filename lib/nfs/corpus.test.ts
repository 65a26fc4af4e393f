import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decodeText, encodeText } from "@/lib/shared/text";
import { parseExports } from "./document";
import { readExports } from "./readings";
import { checkReading } from "./testing/laws";

/** Real-world files. They are not part of the project. */
const CORPUS = fileURLToPath(new URL("../../../shared/corpus/exports/", import.meta.url));
const names = existsSync(CORPUS) ? readdirSync(CORPUS) : [];
if (names.length === 0) {
  console.log(`No corpus of real-world files at ${CORPUS}: the corpus test has nothing to compare.`);
}

/** Where exportfs would stop; the others it reads to the end. */
const STOPS: ReadonlyMap<string, string> = new Map([
  ["02-quotes-octal-lone-quote", "unknown-option"],
  ["10-dash-options-bsd", "unknown-option"],
]);

const read = (name: string) => readFileSync(`${CORPUS}${name}`);

describe("real-world files", () => {
  it("come out byte for byte as they went in", () => {
    for (const name of names) {
      const bytes = read(name);
      const { text, lines } = parseExports(decodeText(bytes));
      const printed = lines.map((line) => text.slice(line.from, line.to)).join("");
      expect(Buffer.compare(encodeText(printed), bytes), name).toBe(0);
      checkReading(text);
    }
  });

  it("are read to their end, or to what exportfs does not know", () => {
    for (const name of names) {
      const { stop } = readExports(parseExports(decodeText(read(name))));
      expect([name, stop?.reason]).toEqual([name, STOPS.get(name)]);
    }
  });
});
