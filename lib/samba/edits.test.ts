import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "@/lib/shared/edit";
import type { Result } from "@/lib/shared/result";
import { parseSmbConf, type SmbConf } from "./document";
import { addSection, removeSection, renameSection, setParameter, unsetParameter } from "./edits";

/** The text after the edits, or the code of the failure. */
function edited(text: string, edit: (doc: SmbConf) => Result<readonly Edit[]>): string {
  const edits = edit(parseSmbConf(text));
  return edits.ok ? applyEdits(text, edits.value) : edits.error.code;
}

const set = (text: string, section: string, name: string, value: string) =>
  edited(text, (doc) => setParameter(doc, section, name, value));

describe("setParameter", () => {
  it.each<[string, string, string]>([
    ["the value only", "[a]\n\tPath\t=  /x  \r\n# c\n", "[a]\n\tPath\t=  /y  \r\n# c\n"],
    ["the last line of several", "[a]\npath=/1\n[b]\n[A]\npath=/2\n", "[a]\npath=/1\n[b]\n[A]\npath=/y\n"],
    ["a value over several lines", "[a]\npath = /x \\\n  y \\\n\nb = c\n", "[a]\npath = /y \\\n\nb = c\n"],
    ["an empty value", "[a]\npath =\n", "[a]\npath = /y\n"],
    ["an empty value without blanks", "[a]\npath=\n", "[a]\npath=/y\n"],
    ["an empty value with a blank", "[a]\npath = \r\n", "[a]\npath = /y\r\n"],
    ["a value without a line end", "[a]\npath = /x", "[a]\npath = /y"],
    ["a value that a NUL byte ends", "[a]\npath = /x\0z\n", "[a]\npath = /y\0z\n"],
  ])("changes %s", (_what, before, after) => {
    expect(set(before, "a", "path", " /y ")).toBe(after);
  });

  it("keeps a synonym that is written, and turns the value of one that says the opposite", () => {
    expect(set("[a]\nsmb encrypt = off\n", "a", "server smb encrypt", "required")).toBe(
      "[a]\nsmb encrypt = required\n",
    );
    expect(set("[a]\nwriteable = yes\n", "a", "read only", "Yes")).toBe("[a]\nwriteable = No\n");
    expect(set("[a]\nwriteable = yes\n", "a", "read only", "perhaps")).toBe("bad-value");
  });

  it.each([
    ["[a]\nread only = No\n", "read only", "no"],
    ["[a]\nread only = FALSE\n", "read only", "no"],
    ["[a]\nwriteable = 1\n", "read only", "no"],
    ["[a]\nsmb encrypt = mandatory\n", "smb encrypt", "required"],
    ["[a]\ncomment = My   share\n", "comment", "My share"],
    ["[a]\ncomment =\n", "comment", ""],
  ])("changes nothing in %j", (text, name, value) => {
    const edits = setParameter(parseSmbConf(text), "a", name, value);
    expect(edits).toEqual({ ok: true, value: [] });
  });

  it.each<[string, string, string]>([
    ["indented as above", "[a]\n   comment = x\n\n[b]\n", "[a]\n   comment = x\n   path = /y\n\n[b]\n"],
    ["without blanks, as above", "[a]\ncomment=x\n", "[a]\ncomment=x\npath=/y\n"],
    ["in a column", "[a]\n  comment   = x\n", "[a]\n  comment   = x\n  path      = /y\n"],
    ["with tabs", "[a]\n\tcomment\t=\tx\n", "[a]\n\tcomment\t=\tx\n\tpath\t=\t/y\n"],
    ["with CRLF", "[a]\r\ncomment = x\r\n", "[a]\r\ncomment = x\r\npath = /y\r\n"],
    ["without a final line end", "[a]\r\ncomment = x", "[a]\r\ncomment = x\r\npath = /y"],
    ["as other sections do it", "[b]\n  comment=x\n[a]\n", "[b]\n  comment=x\n[a]\n  path=/y\n"],
    [
      "below the last parameter, above the remarks",
      "[a]\ncomment=x\n# c\n",
      "[a]\ncomment=x\npath=/y\n# c\n",
    ],
    ["in the last block", "[a]\ncomment=x\n[b]\n[a]\n", "[a]\ncomment=x\n[b]\n[a]\npath=/y\n"],
    ["above an include", "[a]\ncomment=x\ninclude=/z\n", "[a]\ncomment=x\npath=/y\ninclude=/z\n"],
    ["behind a continued line at the end", "[a]\ncomment=x\\\n", "[a]\ncomment=x\\\n\npath=/y"],
    ["behind a header that ends in a backslash", "[a]\\", "[a]\\\n\n\tpath = /y"],
  ])("adds a line %s", (_what, before, after) => {
    expect(set(before, "a", "path", "/y")).toBe(after);
  });

  it("adds to [global] above the first share, so that it counts for all", () => {
    const text = "[global]\na = 1\n[s]\n[global]\nb = 2\n";
    expect(set(text, "global", "guest ok", "yes")).toBe(
      "[global]\na = 1\nguest ok = yes\n[s]\n[global]\nb = 2\n",
    );
    expect(set("include = /x", "global", "workgroup", "W")).toBe("workgroup = W\ninclude = /x");
    expect(set("[s]\n[global]\n", "global", "workgroup", "W")).toBe("[s]\n[global]\n\tworkgroup = W\n");
  });

  it("sets a parametric option where the share still has it", () => {
    const text = "[a]\nfoo:bar = 1\n[b]\n[a]\npath = /x\n";
    expect(set(text, "a", "foo:bar", "2")).toBe("[a]\nfoo:bar = 1\n[b]\n[a]\npath = /x\nfoo:bar = 2\n");
  });

  it("makes the section where it is missing", () => {
    expect(set("", "global", "workgroup", "W")).toBe("[global]\n\tworkgroup = W\n");
    expect(set("# file\n\n# s\n[s]\n  path=/x\n", "global", "workgroup", "W")).toBe(
      "# file\n\n[global]\n  workgroup=W\n\n# s\n[s]\n  path=/x\n",
    );
    expect(set("[s]\n  path=/x\n", "t", "path", "/y")).toBe("[s]\n  path=/x\n\n[t]\n  path=/y\n");
  });

  it.each<[string, string, string, string]>([
    ["a name with an equals sign", "a=b", "c", "bad-name"],
    ["an empty name", " \t", "c", "bad-name"],
    ["a name that would be a comment", " #a", "c", "bad-name"],
    ["a name that would be a header", "[a", "c", "bad-name"],
    ["two lines", "comment", "a\nb", "bad-value"],
    ["a carriage return", "comment", "a\rb", "bad-value"],
    ["a NUL", "comment", "a\0b", "bad-value"],
    ["a backslash at the end", "comment", "a\\ ", "bad-value"],
    ["half a character", "comment", "a\ud83d", "bad-value"],
    ["a global parameter in a share", "workgroup", "W", "global-only"],
  ])("refuses %s", (_what, name, value, code) => {
    expect(set("[a]\n", "a", name, value)).toBe(code);
  });

  it("refuses to add below a line that would swallow it", () => {
    expect(set("[a]\ncomment = x\\", "a", "path", "/y")).toBe("unfinished-line");
    expect(set("[a]\ncomment = x\\", "a", "comment", "y")).toBe("[a]\ncomment = y");
  });
});

describe("unsetParameter", () => {
  it("takes every line of the section that sets it, whole", () => {
    const text = "[a]\nread only = no \\\n\n# c\nwriteable=yes\n[b]\nread only = no\n";
    expect(edited(text, (doc) => unsetParameter(doc, "a", "write ok"))).toBe(
      "[a]\n# c\n[b]\nread only = no\n",
    );
    expect(edited(text, (doc) => unsetParameter(doc, "nowhere", "path"))).toBe(text);
  });
});

describe("sections", () => {
  const text = "[a]\npath=/a\n;path=/old\n\n# about b\n[b]\n# in b\npath=/b\n# about c\n[c]\ncopy=b\n";

  it.each<[string, string, string]>([
    ["an empty file", "", "[n]\n\tpath = /n\n"],
    ["a file in use", "[a]\npath=/a\n", "[a]\npath=/a\n\n[n]\npath=/n\n"],
    ["a file with CRLF and no final line end", "[a]\r\npath=/a", "[a]\r\npath=/a\r\n\r\n[n]\r\npath=/n"],
    ["a file that ends in empty lines", "[a]\n\n\n", "[a]\n\n[n]\n\tpath = /n\n\n\n"],
  ])("are added to %s, and removed without a trace", (_what, before, after) => {
    expect(edited(before, (doc) => addSection(doc, "n", [["path", "/n"]]))).toBe(after);
    expect(edited(after, (doc) => removeSection(doc, "n"))).toBe(before);
  });

  it("take along the comments in them and right below, and leave those above a header", () => {
    expect(edited(text, (doc) => removeSection(doc, "a"))).toBe(
      "\n# about b\n[b]\n# in b\npath=/b\n# about c\n[c]\ncopy=b\n",
    );
    const free = text.replace("copy=b\n", "");
    expect(edited(free, (doc) => removeSection(doc, "b"))).toBe(
      "[a]\npath=/a\n;path=/old\n\n# about b\n# about c\n[c]\n",
    );
  });

  it("go with all their blocks", () => {
    const blocks = "[a]\nx=1\n\n[b]\ny=1\n\n[A]\nz=1\nnonsense\n";
    expect(edited(blocks, (doc) => removeSection(doc, "a"))).toBe("\n[b]\ny=1\n");
  });

  it("are renamed in all headers and where they are copied", () => {
    expect(edited("[ A\\\n ] x\n[a]\n[b]\ncopy=A\n[a]\n", (doc) => renameSection(doc, "a", "New"))).toBe(
      "[ A\\\n ] x\n[New]\n[b]\ncopy=New\n[New]\n",
    );
    expect(edited("[a]\n", (doc) => renameSection(doc, "a", "A"))).toBe("[A]\n");
  });

  it.each<[string, string, (doc: SmbConf) => Result<readonly Edit[]>]>([
    ["adding one that is there", "exists", (doc) => addSection(doc, "B", [])],
    ["a bracket in a name", "bad-section", (doc) => addSection(doc, "x]y", [])],
    ["a blank at a name's end", "bad-section", (doc) => addSection(doc, "x ", [])],
    ["an empty name", "bad-section", (doc) => addSection(doc, "", [])],
    ["a bad value", "bad-value", (doc) => addSection(doc, "x", [["path", "a\nb"]])],
    ["removing what is not there", "missing", (doc) => removeSection(doc, "x")],
    ["removing [global]", "missing", (doc) => removeSection(doc, "global")],
    ["removing what is copied", "copied", (doc) => removeSection(doc, "b")],
    ["renaming to one that is there", "exists", (doc) => renameSection(doc, "a", "b")],
    ["renaming to [global]", "is-global", (doc) => renameSection(doc, "a", "Globals")],
    ["renaming what is not there", "missing", (doc) => renameSection(doc, "x", "y")],
  ])("refuse %s", (_what, code, edit) => {
    expect(edited(text, edit)).toBe(code);
  });

  it("refuse to remove or rename [global]", () => {
    expect(edited("[global]\n", (doc) => removeSection(doc, "global"))).toBe("is-global");
    expect(edited("[global]\n", (doc) => renameSection(doc, "global", "x"))).toBe("is-global");
  });
});

describe("applyEdits", () => {
  it("takes edits in any order", () => {
    const edits = [
      { from: 3, to: 4, insert: "D" },
      { from: 0, to: 0, insert: ">" },
    ];
    expect(applyEdits("abcd", edits)).toBe(">abcD");
  });

  it("throws where edits overlap or lie outside", () => {
    const edit = { from: 1, to: 3, insert: "" };
    expect(() => applyEdits("abcd", [edit, { from: 2, to: 2, insert: "x" }])).toThrow(RangeError);
    expect(() => applyEdits("ab", [edit])).toThrow(RangeError);
  });
});
