import { describe, expect, it } from "vitest";
import { parseExports } from "./document";
import { exportsImpact } from "./impact";

/** `tone path: text` of every statement, in order. */
function said(before: string, after: string): string[] {
  const { statements } = exportsImpact(parseExports(before), parseExports(after));
  return statements.map(({ tone, about, text }) => `${tone} ${about.join()}: ${text}`);
}

const starts = (words: string) => expect.stringContaining(words) as string;

describe("exportsImpact", () => {
  it("says nothing where only comments, order and spelling changed", () => {
    expect(said("/a h1(rw) h2\n/b *\n", "# new\n/b *(ro)\n/a h2(ro,secure) h1(rw)\n")).toEqual([]);
  });

  it("tells of exports that come and go", () => {
    expect(said("/a h1\n", "/b localhost(rw,insecure)\n")).toEqual([
      starts("bad /a: No longer exported. Clients that have it mounted"),
      starts("note /b: A new export. Its traffic: Through a tunnel only."),
      starts("note /b: May read and write from now on: this server itself, where SSH tunnels end."),
    ]);
  });

  it("takes a disabled export for one that is gone", () => {
    expect(said("/a h1(ro)\n", "#/a h1(ro)\n")).toEqual([starts("bad /a: No longer exported.")]);
  });

  it("tells who is let in and who is refused", () => {
    expect(said("/a h1(ro)\n", "/a h2(rw)\n")).toEqual([
      starts("bad /a: May read and write from now on, in the clear: h2. Nothing requires encryption"),
      "bad /a: Refused from now on: h1.",
    ]);
  });

  it("tells what is in the clear now, and what no longer is", () => {
    const encrypted = "/a h1(rw,sec=krb5p)\n";
    expect(said("/a h1(rw)\n", encrypted)).toEqual([
      "good /a: No longer in the clear: h1. The server requires Kerberos with privacy (krb5p).",
    ]);
    expect(said(encrypted, "/a h1(rw)\n")).toEqual([starts("bad /a: In the clear from now on: h1.")]);
  });

  it("tells of another way of being protected, or not", () => {
    expect(said("/a h1(sec=krb5p)\n", "/a h1(xprtsec=mtls)\n")).toEqual([]);
    expect(said("/a h1\n", "/a h1(sec=sys:krb5p)\n")).toEqual([
      starts("note /a: From Clear to Clear unless the client asks: h1."),
    ]);
  });

  it("tells of writing, and of new and mended risks", () => {
    expect(said("/a h1(ro)\n", "/a h1(rw,no_root_squash)\n")).toEqual([
      starts("bad /a: Root stays root, for h1: Whoever is root on a client"),
      "note /a: May write from now on: h1.",
    ]);
    expect(said("/a localhost\n", "/a localhost(insecure)\n")).toEqual([
      "good /a: No longer so for this server itself, where SSH tunnels end: Tunnels are refused.",
    ]);
  });

  it("gathers one fate of many exports", () => {
    const lines = (client: string) =>
      Array.from({ length: 5000 }, (_, n) => `/srv/${String(n)} ${client}\n`).join("");
    const { statements } = exportsImpact(parseExports(lines("h1")), parseExports(lines("h2")));
    expect(statements.map(({ about }) => about.length)).toEqual([5000, 5000]);
  });
});
