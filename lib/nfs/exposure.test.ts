import { describe, expect, it } from "vitest";
import { parseExports } from "./document";
import { type ExportExposure, EXPOSURE_LABELS, exposures } from "./exposure";
import { readExports } from "./readings";
import { RISK_WORDS } from "./risk-words";

const all = (text: string) => exposures(readExports(parseExports(text)));

function only(text: string): ExportExposure {
  const [first] = all(text);
  if (!first) throw new Error("No export");
  return first;
}

describe("exposures", () => {
  it.each<[string, string, RegExp]>([
    ["/a *(rw)", "clear", /Nothing requires encryption/],
    ["/a", "clear", /Nothing requires encryption/],
    ["/a h(sec=krb5:krb5i)", "clear", /krb5, krb5i.*encrypts nothing/],
    ["/a h(sec=krb5p)", "encrypted", /krb5p/],
    ["/a gss/krb5p(rw)", "encrypted", /krb5p/],
    ["/a gss/krb5i(rw)", "clear", /krb5i/],
    ["/a h(sec=krb5p:krb5i:sys)", "on-request", /or krb5i, sys, which does not/],
    ["/a h(xprtsec=tls:mtls)", "encrypted", /TLS/],
    ["/a h(xprtsec=none:tls)", "on-request", /need not/],
    ["/a localhost(rw,insecure)", "tunnel-only", /SSH tunnel/],
    ["/a ::1(rw,insecure) 127.0.0.0/8", "tunnel-only", /SSH tunnel/],
    ["/a localhost(rw) *(ro)", "mixed", /for every machine that reaches this server; the other/],
    ["/a localhost(rw) h(sec=krb5p)", "encrypted", /encrypted, or comes through a tunnel/],
    ["/a h(sec=krb5p:sys) k", "clear", /encryption of h and k/],
    ["/a a b c d e(sec=krb5p)", "mixed", /for a, b, c and 1 more/],
    ["/a h(foo)", "nobody", /stops reading/],
    ["/a 10.0.0.0/99(rw)", "nobody", /skips it/],
  ])("%s: %s", (text, exposure, reason) => {
    const found = only(`${text}\n`);
    expect(found.exposure).toBe(exposure);
    expect(found.reason).toMatch(reason);
    expect(found.reason).toMatch(/^[A-Ze].*\.$/);
    expect(EXPOSURE_LABELS[found.exposure]).not.toBe("");
  });

  it("does not count duplicates", () => {
    const { exposure, clients } = only("/a h(sec=krb5p)\n/a H(sec=sys)\n");
    expect(exposure).toBe("encrypted");
    expect(clients.map((each) => each.exposure)).toEqual(["encrypted", "nobody"]);
    expect(clients[1]?.reason).toMatch(/line 1 counts/);
  });

  it.each<[string, string[]]>([
    ["/a *(rw)", ["world-writable"]],
    ["/a *(ro,sec=sys,rw)", ["world-writable"]],
    ["/a *", ["everybody"]],
    ["/a h(rw,no_root_squash)", ["no-root-squash"]],
    ["/a h(rw,no_root_squash,all_squash)", []],
    ["/a h(sec=krb5p,no_root_squash)", ["no-root-squash"]],
    ["/a h(anonuid=0)", ["anonymous-is-root"]],
    ["/a h(insecure)", ["any-port"]],
    ["/a h(insecure,sec=krb5)", []],
    ["/a localhost(rw)", ["tunnel-refused"]],
    ["/a localhost(rw,insecure)", []],
    ["/a localhost(sec=krb5p)", []],
    ["/a h(rw,foo)", []],
  ])("%s has the risks %j", (text, risks) => {
    expect(only(text).clients[0]?.risks).toEqual(risks);
    for (const risk of only(text).clients[0]?.risks ?? []) expect(RISK_WORDS[risk].meaning).toMatch(/\.$/);
  });

  it("knows the same files under an open folder above", () => {
    const found = all("/srv *(ro)\n/srv/a localhost(insecure)\n/srvb localhost\n/srv/c h\n/ h(sec=krb5p)\n");
    expect(found.map(({ path, alsoThrough }) => [path, alsoThrough.map((each) => each.path)])).toEqual([
      ["/srv", []],
      ["/srv/a", ["/srv"]],
      ["/srvb", []],
      ["/srv/c", []],
      ["/", []],
    ]);
  });
});
