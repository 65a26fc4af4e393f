import { describe, expect, it } from "vitest";
import { parseAddress } from "./addresses";
import { parseExports } from "./document";
import { type Entry, entryFor, readExports } from "./readings";

const entriesOf = (text: string) => readExports(parseExports(text)).entries;

function first(text: string): Entry {
  const [entry] = entriesOf(text);
  if (!entry) throw new Error("No entry");
  return entry;
}

describe("readExports", () => {
  it("begins with exportfs's defaults", () => {
    expect(first("/a h\n").options).toMatchObject({
      flags: {
        readOnly: true,
        insecure: false,
        rootSquash: true,
        allSquash: false,
        async: false,
        subtreeCheck: false,
      },
      security: [{ flavor: "sys", readOnly: true, rootSquash: true, allSquash: false }],
      transport: ["none", "tls", "mtls"],
      hasTransport: false,
      anonymousUid: 65534,
    });
  });

  it("enforces per flavour what stands behind a sec=", () => {
    const { flags, security } = first("/a h(rw,sec=sys,ro,sec=krb5p:krb5i,no_root_squash)\n").options;
    expect(flags).toMatchObject({ readOnly: true, rootSquash: false });
    expect(security).toEqual([
      { flavor: "sys", readOnly: true, rootSquash: true, allSquash: false },
      { flavor: "krb5p", readOnly: true, rootSquash: false, allSquash: false },
      { flavor: "krb5i", readOnly: true, rootSquash: false, allSquash: false },
    ]);
  });

  it("collects transports", () => {
    expect(first("/a h(xprtsec=mtls:tls)\n").options).toMatchObject({
      transport: ["mtls", "tls"],
      hasTransport: true,
    });
  });

  it("counts the first of two entries for one path and client", () => {
    const text = "/a h(rw) H(ro)\n/a/ h\n/a 127.0.0.1 localhost\n/b h 10.0.0.0/99 10.0.0.0/99\n";
    expect(entriesOf(text).map(({ standing, counts }) => [standing, counts?.item.host])).toEqual([
      ["in-force", undefined],
      ["duplicate", "h"],
      ["duplicate", "h"],
      ["in-force", undefined],
      ["duplicate", "127.0.0.1"],
      ["in-force", undefined],
      ["invalid", undefined],
      ["invalid", undefined],
    ]);
  });

  it.each<[string, string, string | undefined, string]>([
    ["/a h(rw) k(foo,ro) l\n/b h\n", "unknown-option", "foo", "foo"],
    ["/a h(rw,anonuid=x)\n", "bad-value", "anonuid=x", "anonuid=x"],
    ["/a h(rw,,ro)\n", "unknown-option", "", "h(rw,,ro)"],
    ["/a -foo h\n", "unknown-option", "foo", "foo"],
    ["/a h(rw\n", "bad-option-list", undefined, "h(rw"],
    ["/a h(reexport=auto-fsidnum,fsid=3)\n", "bad-value", "fsid=3", "fsid=3"],
    [`/${"x".repeat(1024)} h\n`, "path-too-long", undefined, `/${"x".repeat(1024)}`],
    ["\r\n/a h\n", "stray-space", undefined, "\r\n"],
  ])("stops where exportfs does: %s", (text, reason, option, shown) => {
    const { stop, entries } = readExports(parseExports(text));
    expect(stop).toMatchObject({ reason, option });
    expect(text.slice(stop?.from, stop?.to)).toBe(shown);
    expect(
      entries.filter(({ standing, item }) => standing === "in-force" && item.to > (stop?.from ?? 0)),
    ).toEqual([]);
  });
});

describe("entryFor", () => {
  const text = [
    "/srv *(ro)",
    "/srv/a @staff(ro) *.example.org(rw) 10.0.0.0/8(ro) 10.1.0.0/255.255.0.0(rw) h1(ro) 10.1.2.3(rw) fd00::/16(rw)",
    "/ 10.9.9.9(rw)",
  ].join("\n");
  const readings = readExports(parseExports(text));
  const found = (path: string, address: string, name?: string, netgroups?: readonly string[]) => {
    const parsed = parseAddress(address);
    if (!parsed) throw new Error(address);
    const entry = entryFor(readings, path, {
      address: parsed,
      ...(name !== undefined && { name }),
      ...(netgroups && { netgroups }),
    });
    return entry && `${entry.path} ${entry.item.host}`;
  };

  it("prefers hosts to networks to wildcards to netgroups, and of one kind the first", () => {
    expect(found("/srv/a", "10.1.2.3")).toBe("/srv/a 10.1.2.3");
    expect(found("/srv/a", "10.1.2.4")).toBe("/srv/a 10.0.0.0/8");
    expect(found("/srv/a", "10.1.2.4", "h1")).toBe("/srv/a h1");
    expect(found("/srv/a", "192.0.2.1", "x.EXAMPLE.org", ["staff"])).toBe("/srv/a *.example.org");
    expect(found("/srv/a", "192.0.2.1", "example.org", ["staff"])).toBe("/srv/a @staff");
    expect(found("/srv/a", "fd00:1::2")).toBe("/srv/a fd00::/16");
  });

  it("takes the longest exported path that lets the caller in", () => {
    expect(found("/srv/a/b//c/", "192.0.2.1")).toBe("/srv *");
    expect(found("/srv/ab", "10.1.2.3")).toBe("/srv *");
    expect(found("/other", "10.9.9.9")).toBe("/ 10.9.9.9");
    expect(found("/other", "10.9.9.8")).toBeUndefined();
  });
});
