import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "@/lib/shared/edit";
import { parseExports } from "../document";
import { anyText } from "../testing/arbitraries";
import { checkExports } from "./check-exports";
import type { Finding } from "./finding";

const check = (text: string) => checkExports(parseExports(text));

/** What is found: code, what is underlined, and the line. */
const shown = (text: string, { code, from, to, number }: Finding) =>
  `${String(number)} ${code}: ${text.slice(from, to)}`;

describe("checkExports", () => {
  it("has nothing against a plain file", () => {
    const text =
      "# c\n/srv/a 10.0.0.0/24(rw,sync,no_subtree_check) h(ro)\n/srv/b localhost(rw,insecure)\n/srv/c *(ro)\n";
    expect(check(text)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ["/a h(ro)\n/b h(wr)\n/c h(ro)\n", ["2 stops-here: wr"]],
    ["/a h(rw,,sync)\n", ["1 stops-here: h(rw,,sync)"]],
    ["/a h(sec=krb6)\n", ["1 stops-here: sec=krb6"]],
    ["/a h(rw),k(rw)\n", ["1 stops-here: h(rw),k(rw)"]],
    ["/a h(ro)\r\n\r\n/b h(ro)\r\n", ["2 stops-here: \r\n"]],
    ['"" h(ro)\n', ['1 stops-here: "" ', "1 relative-path: h(ro)", "1 no-client: h(ro)"]],
    ["/a h (rw)\n", ["1 open-to-everybody: (rw)", "1 world-writable: rw"]],
    ["/a (ro)\n", ["1 open-to-everybody: (ro)"]],
    ["/a\n", ["1 no-client: /a"]],
    ["/a h(ro) -rw\n", ["1 no-client: /a", "1 world-writable: "]],
    ["a h(ro)\n", ["1 relative-path: a"]],
    ["V4: /\n", ["1 relative-path: V4:", "1 bad-network: /"]],
    ["/a h(ro)\n/a/ k(ro) H(ro)\n", ["2 duplicate-client: H(ro)"]],
    ["/a h(rw,ro)\n", ["1 conflicting-options: rw"]],
    ["/a h(ro,ro)\n", ["1 repeated-option: ro"]],
    ["/a h(sec=sys,ro,sec=krb5p,rw)\n", []],
    ["/a h(rw,no_root_squash)\n", ["1 no-root-squash: no_root_squash"]],
    ["/a -no_root_squash h\n", ["1 no-root-squash: h"]],
    ["/a *(rw)\n", ["1 world-writable: rw"]],
    ["/a h(insecure)\n", ["1 any-port: insecure"]],
    ["/a localhost(rw)\n", ["1 tunnel-refused: localhost(rw)"]],
    ["/a h(all_squash,anonuid=0)\n", ["1 anonymous-root: anonuid=0"]],
    ["/a h(async)\n", ["1 async: async"]],
    ["/a [fd00::1](ro) [a-z].x(ro)\n", ["1 bracketed-address: [fd00::1]"]],
    ["/a 10.0.0.0/33(ro)\n", ["1 bad-network: 10.0.0.0/33"]],
    ["/a 10.177.*.*(ro)\n", ["1 wildcard-address: 10.177.*.*"]],
    ["/a gss/krb5i(ro)\n", ["1 gss-client: gss/krb5i"]],
    ["/a kitchen(ro) <CLIENT IP>h(ro)\n", ["1 odd-client: <CLIENT", "1 odd-client: IP>h"]],
    ["/a -ro -sync h\n", ["1 defaults-as-client: -sync"]],
    ["/a h(ro) \\\r\n  k(ro)\r\n", ["1 carriage-return: \\", "2 relative-path: k(ro)", "2 no-client: k(ro)"]],
    [
      '/a h(ro)\n/b "h(ro)\n/c k(ro)\n',
      ['2 stops-here: "h(ro)\n/c k(ro)\n', '2 runaway-quote: "h(ro)\n/c k(ro)\n'],
    ],
    ["\ufeff/a h(ro)\n", ["1 byte-order-mark: \ufeff/a"]],
    ["/a h(ro,fsid=0)\n/b h(ro,fsid=root)\n", ["2 fsid-taken: fsid=root"]],
    ["/a h(ro,xprtsec=tls)\n", ["1 recent-option: xprtsec=tls"]],
  ])("%j: %j", (text, findings) => {
    expect(check(text).map((finding) => shown(text, finding))).toEqual(findings);
  });

  it("counts what is lost below", () => {
    const [finding] = check("/a h(ro)\n/b h(wr)\n/c h(ro)\n/d h(ro)\n");
    expect(finding?.message).toBe(
      "exportfs knows no option “wr”. exportfs stops reading here: 3 exports are not in force because of it.",
    );
  });

  it.each([
    ["/a h(readwritenever)\n", undefined],
    ["/a h(no_root_sqash)\n", "/a h(no_root_squash)\n"],
    ["/a h(RW)\n", "/a h(rw)\n"],
    ["/a h(ro)\r\n\r\n/b h(ro)\r\n", "/a h(ro)\r\n\n/b h(ro)\r\n"],
    ["/a h (rw)\n", "/a h(rw)\n"],
    ["/a (ro)\n", "/a *(ro)\n"],
    ["/a h(ro) k(ro) h(ro) # c\n", "/a h(ro) k(ro) # c\n"],
    ["/a h(rw,sync,ro)\n", "/a h(sync,ro)\n"],
    ["/a localhost(rw)\n", "/a localhost(rw,insecure)\n"],
    ["/a [fd00::1]/64(ro)\n", "/a fd00::1/64(ro)\n"],
    ["/a 10.177.*.*(ro)\n", "/a 10.177.0.0/16(ro)\n"],
    ["\ufeff/a h(ro)\n", "/a h(ro)\n"],
  ])("mends %j", (text, mended) => {
    const [fix] = check(text).flatMap(({ fixes }) => fixes ?? []);
    expect(fix && applyEdits(text, fix.edits)).toBe(mended);
  });

  it("stays within any text, in sentences, and mends without a throw", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { from, to, message, hint, fixes } of check(text)) {
          expect(from >= 0 && from <= to && to <= text.length).toBe(true);
          expect(message).toMatch(/\.$/);
          if (hint !== undefined) expect(hint).toMatch(/[.?]$/);
          for (const fix of fixes ?? []) expect(typeof applyEdits(text, fix.edits)).toBe("string");
        }
      }),
      { numRuns: 2000 },
    );
  });
});
