import { describe, expect, it } from "vitest";
import { parseSmbConf, sectionOf } from "./document";

/** What was read, without positions. */
function reading(text: string): string[] {
  return parseSmbConf(text).lines.map((line) => {
    if (line.kind === "parameter") return `${line.name}=${line.value}`;
    if (line.kind === "section") return `[${line.name}]`;
    return line.kind === "broken" ? `!${line.reason}` : line.kind;
  });
}

describe("parseSmbConf", () => {
  it.each<[string, string, string[]]>([
    ["nothing at all", "", []],
    ["a file without a final line end", "[a]\npath = /x", ["[a]", "path=/x"]],
    ["CRLF", "[a]\r\npath = /x\r\n\r\n", ["[a]", "path=/x", "blank"]],
    ["CR alone, which ends no line", "[a]\rpath = /x\r", ["[a]"]],
    [
      "indentation before anything",
      " [a]\n\t# c\n \t\f\v;d\n  path=/x\n",
      ["[a]", "comment", "comment", "path=/x"],
    ],
    ["a remark after a value, which is part of it", "a = b # c ; d\n", ["a=b # c ; d"]],
    [
      "runs of white space, which are one",
      "[My \t Share]\nserver  string = a \t b\tc\n",
      ["[My Share]", "server string=a b\tc"],
    ],
    ["the first equals sign only", "a=b=c\nd==\n", ["a=b=c", "d=="]],
    ["an empty value", "path =\npath=  \n", ["path=", "path="]],
    ["a header, whatever follows it", "[a] b = c\n[d]]e\n[]\n", ["[a]", "[d]", "[]"]],
    ["blanks inside the brackets", "[ a  b ]\n", ["[ a b ]"]],
    [
      "a no-break space, which is a letter",
      "\u00a0[a]\n\u00a0b = \u00a0\n",
      ["!no-equals", "\u00a0b=\u00a0"],
    ],
    ["a byte order mark, which is a letter", "\ufeff[a]\n\ufeffb=c\n", ["!no-equals", "\ufeffb=c"]],
    ["a header that is not the first thing", "-[a]\n![b]\n", ["!no-equals", "!no-equals"]],
    ["lines Samba drops", "log level 10\n// x\n", ["!no-equals", "!no-equals"]],
    ["lines at which Samba stops", "[a\nb = c\n = d\n", ["!unclosed-section", "b=c", "!empty-name"]],
    ["quotes, which mean nothing", 'a = "b  c"\n', ['a="b c"']],
  ])("reads %s", (_what, text, expected) => {
    expect(reading(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["a value", "a = b \\\n   c\n", ["a=b c"]],
    ["a value without a blank", "a = b\\\nc\n", ["a=bc"]],
    ["white space behind the backslash, CR included", "a = b \\ \t\r\nc\r\n", ["a=b c"]],
    ["a name before its equals sign", "server \\\n  string = x\n", ["server string=x"]],
    ["a header", "[a\\\nb] junk \\\nc = d\ne = f\n", ["[ab]", "e=f"]],
    ["but never a comment", "# c \\\na = b\n", ["comment", "a=b"]],
    ["what looks like a comment or a header below a value", "a = b \\\n# c \\\n[d]\n", ["a=b # c [d]"]],
    ["an empty line", "a = b \\\n\nc = d\n", ["a=b", "c=d"]],
    ["two backslashes, one for each of two lines", "a = b\\\\\n\nc = d\n", ["a=bc = d"]],
    ["and at the end of the file is itself", "a = b\\", ["a=b\\"]],
    ["and with a line end there is nothing", "a = b\\\n", ["a=b"]],
    ["a lone backslash", "\\\na = b\n", ["a=b"]],
    ["a lone backslash, below which nothing is a comment", "\\\n#a = b\n", ["#a=b"]],
    ["a lone backslash, below which an indented header is none", "\\\n [a]\n", ["!no-equals"]],
    ["a lone backslash before an empty name", "\\\n = b\n", ["=b"]],
    ["a lone backslash above nothing", "\\\n\na = b\n", ["!no-equals", "a=b"]],
  ])("lets a backslash continue %s", (_what, text, expected) => {
    expect(reading(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["a value", "a = b \0 c\n", ["a=b"]],
    ["a name", "a\0b = c\n", ["!no-equals"]],
    ["the line", " \0a = b\n", ["!nul-byte"]],
    ["a header", "[a\0b]\n", ["!unclosed-section"]],
    ["what follows a header", "[a]\0b\n", ["[a]"]],
    ["a value, but not the lines that continue it", "a = b\0\\\nc\nd = e\n", ["a=b", "d=e"]],
  ])("lets a NUL byte end %s", (_what, text, expected) => {
    expect(reading(text)).toEqual(expected);
  });

  it("numbers physical lines and leaves no gap", () => {
    const { text, lines } = parseSmbConf("# c\n[a]\nb = \\\n c\n\nd = e");
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 5, 6]);
    expect(lines.map((line) => text.slice(line.from, line.to))).toEqual([
      "# c\n",
      "[a]\n",
      "b = \\\n c\n",
      "\n",
      "d = e",
    ]);
  });

  it("says where names and values are", () => {
    const { text, sections } = parseSmbConf("[ a ]\n\tser\\\nver  string\t=  x \\\n y  \r\nb=\n");
    const cut = (from: number | undefined, to: number | undefined) => text.slice(from, to);
    const section = sections[0];
    const [long, empty] = section?.parameters ?? [];
    expect(cut(section?.headers[0]?.nameFrom, section?.headers[0]?.nameTo)).toBe(" a ");
    expect(cut(long?.nameFrom, long?.nameTo)).toBe("ser\\\nver  string");
    expect(cut(long?.valueFrom, long?.valueTo)).toBe("x \\\n y");
    expect(cut(empty?.valueFrom, empty?.valueTo)).toBe("");
    expect(empty?.valueFrom).toBe(text.lastIndexOf("=") + 1);
  });

  it("merges sections of one name, and gives [global] what stands above the first header", () => {
    const doc = parseSmbConf("a = 1\n[Share]\nb = 2\n[GLOBAL]\nc = 3\n[sHARE]\nd = 4\n");
    expect(doc.sections.map((section) => section.name)).toEqual(["global", "Share"]);
    expect(sectionOf(doc, "Global")?.parameters.map((line) => line.name)).toEqual(["a", "c"]);
    expect(sectionOf(doc, "SHARE")?.parameters.map((line) => line.name)).toEqual(["b", "d"]);
    expect(sectionOf(doc, "share")?.headers.map((header) => header.number)).toEqual([2, 6]);
    expect(sectionOf(doc, "other")).toBeUndefined();
  });
});

describe("a huge file", () => {
  const lots = 10_000_000;
  it.each([
    ["empty lines", "\n", lots],
    ["one line of blanks", " ", lots],
    ["one line of brackets", "[", lots],
    ["one line of equals signs", "=", lots],
    ["NUL bytes", "\0", lots],
    ["one parameter over and over", "path = /x  y\r\n", lots],
    ["lines without an equals sign", "a\n", lots / 10],
    ["unclosed headers", "[\n", lots / 10],
    ["continued lines", " a\\\n", lots / 10],
    ["nothing but backslashes", "\\\n", lots / 10],
  ])("of %s is read and kept", { timeout: 60_000 }, (_what, unit, length) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const { lines } = parseSmbConf(text);
    const gap = lines.findIndex((line, index) => line.from !== (lines[index - 1]?.to ?? 0));
    expect(gap).toBe(-1);
    expect(lines.at(-1)?.to).toBe(text.length);
  });
});
