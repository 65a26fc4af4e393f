import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "@/lib/shared/edit";
import type { Result } from "@/lib/shared/result";
import { type Exports, parseExports } from "./document";
import { addClient, addExport, removeClient, removeExport, replaceClient } from "./edits";
import { setOption, unsetOption } from "./option-edits";
import { disableExport, enableExport } from "./toggle";

/** The text after the edits, or the code of the failure. */
function edited(text: string, edit: (doc: Exports) => Result<readonly Edit[]>): string {
  const edits = edit(parseExports(text));
  return edits.ok ? applyEdits(text, edits.value) : edits.error.code;
}

describe("addExport", () => {
  const add = (text: string, path: string, ...clients: [string, ...string[]][]) =>
    edited(text, (doc) =>
      addExport(doc, { path, clients: clients.map(([host, ...options]) => ({ host, options })) }),
    );

  it.each<[string, string, string]>([
    ["into an empty file", "", "/n h(rw,sync)\n"],
    ["behind remarks", "# c\n\n", "# c\n\n/n h(rw,sync)\n"],
    ["with the last export's tab", "/a\t\th\n", "/a\t\th\n/n\t\th(rw,sync)\n"],
    ["in the last export's column", "/abc    h\n", "/abc    h\n/n      h(rw,sync)\n"],
    ["without a final line end where there is none", "/a h", "/a h\n/n h(rw,sync)"],
    ["in CRLF", "/a h\r\n", "/a h\r\n/n h(rw,sync)\r\n"],
    ["past a last line that goes on", "/a h \\\n", "/a h \\\n\n/n h(rw,sync)\n"],
    ["nowhere below what exportfs cannot read", "/a h(foo)\n", "stopped"],
    ["nowhere in a quote that is open", '/a "h\n', "affects-others"],
    ["no path twice", "/n/ h\n", "exists"],
  ])("%s", (_what, text, expected) => {
    expect(add(text, "/n", ["h", "rw", "sync"])).toBe(expected);
  });

  it.each([
    ["/a b", '"/a b" h\n'],
    ['/a "b"', "/a\\040\\042b\\042 h\n"],
    ["/a#b\\c", "/a\\043b\\134c h\n"],
    ["/a\\040", "/a\\13404\\060 h\n"],
    ["/ä\udcff", "/ä\udcff h\n"],
    ["a", "bad-path"],
    ["/a\nb", "bad-path"],
    ["/\ud83d", "bad-path"],
    [`/${"ä".repeat(512)}`, "too-long"],
  ])("writes the path %s", (path, expected) => {
    expect(add("", path, ["h"])).toBe(expected);
    if (expected.startsWith("/")) expect(parseExports(expected).exports[0]?.path.value).toBe(path);
  });

  it("writes a blank in octal where the file does", () => {
    expect(add("/x\\040y h\n", "/a b", ["h"])).toBe("/x\\040y h\n/a\\040b h\n");
  });

  it.each<[string, [string, ...string[]][]]>([
    ["no-clients", []],
    ["bad-host", [["a b"]]],
    ["bad-host", [["[fd00::1]"]]],
    ["bad-host", [["10.0.0.0/33"]]],
    ["bad-host", [["-h"]]],
    ["bad-option", [["h", "foo"]]],
    ["bad-option", [["h", "rw,ro"]]],
    ["too-long", [["h", `refer=/${"x".repeat(500)}@h`]]],
    ["exists", [["h"], ["H"]]],
  ])("refuses clients: %s", (code, clients) => {
    expect(add("", "/a", ...clients)).toBe(code);
  });
});

describe("removeExport", () => {
  it("takes all lines of a path, and no other", () => {
    const text = "# c\n/a h \\\n  k\n/b h\n/a/ j # d\n";
    expect(edited(text, (doc) => removeExport(doc, "/a"))).toBe("# c\n/b h\n");
    expect(edited(text, (doc) => removeExport(doc, "/c"))).toBe("missing");
  });

  it("leaves a lone backslash that stood at the end before the export was added", () => {
    const text = "/srv/a h1()\r\n\\\n";
    const added = edited(text, (doc) =>
      addExport(doc, { path: "/", clients: [{ host: "h1", options: [] }] }),
    );
    expect(edited(added, (doc) => removeExport(doc, "/")).trimEnd()).toBe(text.trimEnd());
  });
});

describe("addClient", () => {
  const add = (text: string) =>
    edited(text, (doc) => addClient(doc, "/a", { host: "n", options: ["rw", "mp=/x y"] }));

  it.each([
    ["/a h(ro) # c\n", "/a h(ro) n(rw,mp=/x\\040y) # c\n"],
    ["/a h \\\n   k\n/b h\n", "/a h \\\n   k \\\n   n(rw,mp=/x\\040y)\n/b h\n"],
    ["/a h\n/a k\n", "/a h\n/a k n(rw,mp=/x\\040y)\n"],
    ["/a # c\n", "/a * n(rw,mp=/x\\040y) # c\n"],
    ["/a N(ro)\n", "exists"],
    ["/b h\n", "missing"],
    ["/a h\\", "/a h\\ n(rw,mp=/x\\040y)"],
    ['/a "h', "affects-others"],
  ])("to %s", (text, expected) => {
    expect(add(text)).toBe(expected);
  });
});

describe("removeClient", () => {
  const remove = (text: string, host = "h") => edited(text, (doc) => removeClient(doc, "/a", host));

  it.each([
    ["/a h(rw) k(ro) # c\n", "/a k(ro) # c\n"],
    ["/a k \\\n  h(rw)\n", "/a k\n"],
    ["/a h \\\n  k\n", "/a \\\n  k\n"],
    ["/a h(rw) k H(ro)\n/a h\n", "/a k\n"],
    ["/a h\n/b h\n", "/b h\n"],
    ["/a k -ro h\n", "/a k\n"],
    ["/a -ro h -rw k\n", "/a -rw k\n"],
    ["/a -anonuid=5 h -rw k\n", "affects-others"],
    ["/a k\n", "missing"],
  ])("from %s", (text, expected) => {
    expect(remove(text)).toBe(expected);
  });

  it("takes everybody for who is not named", () => {
    expect(remove("/a h (rw)\n", "*")).toBe("/a h\n");
    expect(remove("/a h -ro\n", "*")).toBe("/a h\n");
    expect(remove("/a\n/b h\n", "*")).toBe("/b h\n");
  });
});

describe("replaceClient", () => {
  const replace = (text: string, host: string, spec: string, ...options: string[]) =>
    edited(text, (doc) => replaceClient(doc, "/a", host, { host: spec, options }));

  it("writes another in its place", () => {
    expect(replace("/a  h(rw)\tk # c\n", "h", "n", "ro")).toBe("/a  n(ro)\tk # c\n");
    expect(replace("/a h k h(ro)\n", "h", "h", "rw")).toBe("/a h(rw) k\n");
    expect(replace("/a # c\n", "*", "h", "rw")).toBe("/a h(rw) # c\n");
    expect(replace("/a h k\n", "h", "k")).toBe("exists");
  });
});

describe("setOption", () => {
  const set = (text: string, option: string, host = "h") =>
    edited(text, (doc) => setOption(doc, "/a", host, option));

  it.each<[string, string, string]>([
    ["/a h(ro,sync)\n", "rw", "/a h(rw,sync)\n"],
    ["/a h(ro,sync,rw,ro)\n", "rw", "/a h(sync,rw)\n"],
    ["/a h(sync)\n", "rw", "/a h(sync,rw)\n"],
    ["/a h(sync,)\n", "rw", "/a h(sync,rw)\n"],
    ["/a h()\n", "rw", "/a h(rw)\n"],
    ["/a h # c\n", "rw", "/a h(rw) # c\n"],
    ['/a "h"\n', "rw", '/a "h"(rw)\n'],
    ["/a h(sync)\n", "ro", "/a h(sync)\n"],
    ["/a -rw h\n", "rw", "/a -rw h\n"],
    ["/a -rw h k\n", "ro", "/a -rw h(ro) k\n"],
    ["/a h(anonuid=1)\n", "anonuid=2", "/a h(anonuid=2)\n"],
    ["/a h(mp)\n", "mountpoint=/x y", "/a h(mountpoint=/x\\040y)\n"],
    ["/a h(sec=sys,ro,sec=krb5p,rw)\n", "rw", "/a h(rw,sec=sys,sec=krb5p)\n"],
    ["/a h(sec=sys,ro,sec=krb5)\n", "sec=krb5p", "/a h(ro,sec=krb5p)\n"],
    ["/a h\n", "sec=sys", "/a h(sec=sys)\n"],
    ["/a -sec=sys h\n", "sec=krb5p", "affects-others"],
    ["/a h\n", "foo", "bad-option"],
    ["/b h\n", "rw", "missing"],
  ])("in %s: %s", (text, option, expected) => {
    expect(set(text, option)).toBe(expected);
  });

  it("writes everybody out where nobody is named", () => {
    expect(set("/a\n", "rw", "*")).toBe("/a *(rw)\n");
    expect(set("/a h (ro)\n", "rw", "*")).toBe("/a h (rw)\n");
  });
});

describe("a text whose last line goes on", () => {
  it.each(["\\\n", "/b h\\\n", "# remark\n\\\r\n"])(
    "%j keeps it when an export is added and taken out again",
    (text) => {
      const added = edited(text, (doc) =>
        addExport(doc, { path: "/a", clients: [{ host: "h", options: [] }] }),
      );
      const removed = edited(added, (doc) => removeExport(doc, "/a"));
      expect(removed.trimEnd()).toBe(text.trimEnd());
    },
  );
});

describe("unsetOption", () => {
  it.each<[string, string, string]>([
    ["/a h(ro,sync)\n", "ro", "/a h(sync)\n"],
    ["/a h(sync,rw)\n", "ro", "/a h(sync)\n"],
    ['/a "h(rw, ro,sync,rw,)"\n', "ro", '/a "h(sync)"\n'],
    ["/a h(anonuid=0)\n", "anonuid=7", "/a h()\n"],
    ["/a h(sync)\n", "ro", "/a h(sync)\n"],
  ])("in %s: %s", (text, option, expected) => {
    expect(edited(text, (doc) => unsetOption(doc, "/a", "h", option))).toBe(expected);
  });
});

describe("disableExport and enableExport", () => {
  it.each([
    ["/a h(rw) # c\n/b h\n", "#/a h(rw) # c\n/b h\n"],
    ["  /a h(rw) \\\n    k \\\n\n/b h\n", "  #/a h(rw) \\\n#    k \\\n#\n/b h\n"],
    ['"/a" -ro h\n/b h\n/a k(ro)', '#"/a" -ro h\n/b h\n#/a k(ro)'],
  ])("%s", (text, expected) => {
    expect(edited(text, (doc) => disableExport(doc, "/a"))).toBe(expected);
    expect(edited(expected, (doc) => enableExport(doc, "/a"))).toBe(text);
  });

  it("refuses what would look like a remark", () => {
    expect(edited("/a h\n", (doc) => disableExport(doc, "/a"))).toBe("not-recognisable");
    expect(edited("# /a h(rw)\n", (doc) => enableExport(doc, "/a"))).toBe("missing");
  });
});
