import { describe, expect, it } from "vitest";
import { parseSmbConf, sectionOf } from "./document";
import { anchorOf, insertAbove, insertBelow } from "./placement";

/** The line below which a new parameter of the section goes, as it stands in the file. */
function anchor(text: string, name = "global"): string | undefined {
  const doc = parseSmbConf(text);
  const section = sectionOf(doc, name);
  const line = section && anchorOf(doc, section);
  return line && doc.text.slice(line.from, line.to).trim();
}

function below(text: string, ...lines: string[]): string | undefined {
  const doc = parseSmbConf(text);
  const last = doc.lines.at(-1);
  const insertion = last && insertBelow(doc, last, lines);
  return insertion && text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at);
}

describe("where a new parameter of [global] goes", () => {
  it.each([
    ["below its last parameter", "[global]\na = 1\nb = 2\n# c\n\n[s]\n", "b = 2"],
    ["below its header", "[global]\n# c\n[s]\n", "[global]"],
    [
      "above the first share, for what stands below counts for later ones only",
      "[global]\na = 1\n[s]\n[global]\nb = 2\n",
      "a = 1",
    ],
    ["in a reopened block above the first share", "[global]\na = 1\n[GLOBAL]\n[s]\n", "[GLOBAL]"],
    ["below the shares, where it stands nowhere else", "[s]\n[global]\nb = 2\n", "b = 2"],
    ["below parameters without any header", "a = 1\nb = 2\n[s]\n", "b = 2"],
    ["above an include, which may bring another header", "[global]\na = 1\ninclude = /x\nb = 2\n", "a = 1"],
    ["below an include that brings none", "[global]\ninclude = registry\nInclude =\nb = 2\n", "b = 2"],
    ["below a continued parameter", "[global]\na = 1 \\\n  2\n[s]\n", "a = 1 \\\n  2"],
  ])("%s", (_where, text, line) => {
    expect(anchor(text)).toBe(line);
  });

  it("is the top of the file, where an include comes first of all", () => {
    expect(anchor("include = /x\na = 1\n")).toBeUndefined();
  });
});

describe("where a new parameter of a share goes", () => {
  it.each([
    ["below the last one of its last block", "[s]\na = 1\n[t]\n[S]\nb = 2\n# c\n[u]\n", "b = 2"],
    ["below the header of its last block", "[s]\na = 1\n[t]\n[s]\n", "[s]"],
    ["above an include", "[s]\na = 1\ninclude = /x\nb = 2\n", "a = 1"],
    ["below the header, where the include comes first", "[s]\ninclude = /x\nb = 2\n", "[s]"],
  ])("%s", (_where, text, line) => {
    expect(anchor(text, "s")).toBe(line);
  });
});

describe("lines put below another", () => {
  it.each([
    ["a file that ends with a line end", "[s]\n", "[s]\nx\ny\n"],
    ["a file of another line end", "[s]\r\n", "[s]\r\nx\r\ny\r\n"],
    ["a file that ends without one, and goes on without", "[s]", "[s]\nx\ny"],
    ["a last line that goes on", "[s]\na = 1\\\n", "[s]\na = 1\\\n\nx\ny"],
    ["a last line that goes on in CRLF", "[s]\r\na = 1\\\r\n", "[s]\r\na = 1\\\r\n\r\nx\r\ny"],
    ["a comment that ends in a backslash and goes nowhere", "# c\\\n", "# c\\\nx\ny\n"],
  ])("%s", (_what, before, after) => {
    expect(below(before, "x", "y")).toBe(after);
  });

  it("are none where the last line would change by it", () => {
    expect(below("[s]\na = 1\\", "x")).toBeUndefined();
  });
});

it("puts lines above another with the file's own line end", () => {
  const doc = parseSmbConf("# c\r\n[s]\r\n");
  expect(insertAbove(doc, 5, ["[global]", ""])).toEqual({ at: 5, text: "[global]\r\n\r\n" });
});
