import { describe, expect, it } from "vitest";
import { parseExports } from "./document";
import type { ExportLine, Line } from "./lines";

/** Lines in short: what they are and what is in them. */
function reading(text: string): string[] {
  return parseExports(text).lines.map(inShort);
}

function inShort(line: Line): string {
  if (line.kind === "export") return `${String(line.number)} ${exportInShort(line)}`;
  if (line.kind === "disabled") return `${String(line.number)} # ${exportInShort(line.export)}`;
  return `${String(line.number)} ${line.kind === "broken" ? line.reason : line.kind}`;
}

function exportInShort({ path, items }: ExportLine): string {
  const parts = items.map((item) => {
    const options = item.options.map(({ text }) => text).join("|");
    if (item.kind === "defaults") return `-${options}`;
    const host = item.isImplied ? "?" : item.host;
    return `${host}${item.listSpan ? `<${options}>` : ""}${item.problem ? `!${item.problem}` : ""}`;
  });
  return [path.value, ...parts].join(" ");
}

describe("parseExports", () => {
  it.each<[string, string, string[]]>([
    ["several clients", "/a h1(rw,sync) @g(ro)\n", ["1 /a h1<rw|sync> @g<ro>"]],
    ["a line without an end", "/a h1", ["1 /a h1"]],
    ["a blank before the options", "/a h1 (rw)\n", ["1 /a h1 <rw>"]],
    ["a path alone, which everybody may mount", "/a\n", ["1 /a ?"]],
    ["defaults", "/a -ro,sync h1 -rw h2(async)\n", ["1 /a -ro|sync h1 -rw h2<async>"]],
    ["defaults with nobody behind", "/a h1 -ro\n", ["1 /a h1 -ro ?"]],
    ["a second default in a row, which is a client", "/a -ro -rw h1\n", ["1 /a -ro -rw h1"]],
    ["quotes", '"/a b"/c "h1(ro, sync)" ""\n', ["1 /a b/c h1<ro|sync>"]],
    ["octal escapes", "/a\\040b\\054c h\\061\n", ["1 /a b,c h1"]],
    ["an escape of an escape", "/a\\134040b h\n", ["1 /a b h"]],
    ["bytes of UTF-8 in octal", "/\\303\\244 h\n", ["1 /ä h"]],
    ["escapes that are none", "/a\\x\\09\\777 h\n", ["1 /a\\x\\09\\777 h"]],
    ["a NUL byte, which ends what is read", "/a\\000b h\n", ["1 /a h"]],
    ["continued lines", "/a \\\n  h1(rw)\\\nh2\n/b h\n", ["1 /a h1<rw> h2", "4 /b h"]],
    ["a continued line end in quotes", '"/a\\\n  b" h\n', ["1 /a b h"]],
    ["a quote that goes on in the next line", '/a "h1\n/b h2" h3\n', ["1 /a h1\n/b h2 h3"]],
    ["comments", "# a \\\n/a h1 # c(rw) \\\n/b h#2\n", ["1 comment", "2 /a h1", "3 /b h#2"]],
    ["a comment behind a continued line end", "/a h1 \\\n# c\n/b h\n", ["1 /a h1", "3 /b h"]],
    ["blank lines", "\n  \t\n/a h\n\\\n\n", ["1 blank", "2 blank", "3 /a h", "4 blank"]],
    ["a backslash at the end", "/a h(rw)\\", ["1 /a h<rw>!bad-option-list"]],
    ["CRLF", "/a h(rw)\r\n/b h\r\n", ["1 /a h<rw>", "2 /b h"]],
    [
      "an empty line in CRLF, where exportfs stops",
      "/a h\r\n\r\n/b h\r\n",
      ["1 /a h", "2 stray-space", "3 /b h"],
    ],
    ["a backslash in CRLF, which continues nothing", "/a h \\\r\n k\r\n", ["1 /a h \\", "2 k ?"]],
    ["an entry in the middle of a line", "/a h\r\r /b k\n", ["1 /a h", "1 /b k"]],
    ["a path of quotes", '"" h\n', ["1 empty-path", "1 h ?"]],
    [
      "lists that do not close",
      "/a h(rw k(ro)x j()\n",
      ["1 /a h<rw>!bad-option-list k<ro>!bad-option-list j<>"],
    ],
    ["an option too many bytes long", `/a h(${"ä".repeat(255)})\n`, [`1 /a h<${"ä".repeat(255)}>!too-long`]],
    ["empty options", "/a h(,rw,,sync,)\n", ["1 /a h<|rw||sync>"]],
    ["bytes that are no UTF-8", "/a\udcff h\n", ["1 /a\udcff h"]],
  ])("reads %s", (_what, text, lines) => {
    expect(reading(text)).toEqual(lines);
  });

  it.each<[string, string, string[]]>([
    ["a comment that holds an export", "#/a h(rw) # c\n", ["1 # /a h<rw>"]],
    ["one over several lines", "#/a h(rw) \\\n#   k\n/b h\n", ["1 # /a h<rw> k", "3 /b h"]],
    ["one in quotes, indented", '  #"/a b" -ro h\n', ["1 # /a b -ro h"]],
    ["no example with a blank behind the #", "# /a h(rw)\n", ["1 comment"]],
    ["no sentence", "#/a is a folder\n", ["1 comment"]],
    ["nothing that exportfs could not read", "#/a h(rw), k(ro)\n", ["1 comment"]],
    ["nothing that goes on outside comments", "#/a h(rw) \\\n  k\n", ["1 comment", "2 k ?"]],
  ])("takes for disabled: %s", (_what, text, lines) => {
    expect(reading(text)).toEqual(lines);
  });

  it("knows where each option stands, past quotes and escapes", () => {
    const text = '/a "h1"(ro,\\162w,"sync"),x\n';
    const [item] = parseExports(text).exports[0]?.items ?? [];
    const found = item?.options.map(({ from, to, text: option }) => [text.slice(from, to), option]);
    expect(found).toEqual([
      ["ro", "ro"],
      ["\\162w", "rw"],
      ['sync"', "sync"],
    ]);
  });
});
