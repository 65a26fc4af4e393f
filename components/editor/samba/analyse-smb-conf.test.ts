import { describe, expect, it } from "vitest";
import { analyseSmbConf } from "./analyse-smb-conf";

describe("analyseSmbConf", () => {
  it("outlines the headers in file order, one that is opened twice twice", () => {
    const text = "a = 1\n[global]\r\n[caf\udce9]\n# [no]\n[GLOBAL]\n";
    const { outline } = analyseSmbConf(text);
    expect(outline.map(({ name, number }) => [name, number])).toEqual([
      ["global", 2],
      ["caf\udce9", 3],
      ["GLOBAL", 5],
    ]);
    expect(outline.map(({ from }) => text[from])).toEqual(["[", "[", "["]);
  });

  it("counts bytes as they are on disk, and those that are not UTF-8", () => {
    const { bytes, undecodable, lineEnds } = analyseSmbConf("# é\udce9\udcff😀\r\n");
    expect({ bytes, undecodable, lineEnds }).toEqual({ bytes: 12, undecodable: 2, lineEnds: "CRLF" });
  });

  it("finds what the checks find, at offsets of the text", () => {
    const text = "[global]\r\nwrokgroup = A\r\n";
    const [finding] = analyseSmbConf(text).findings;
    expect(text.slice(finding?.from, finding?.to)).toContain("wrokgroup");
  });
});
