import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "@/lib/shared/edit";
import { parseExports } from "./document";
import { exposures } from "./exposure";
import { readExports } from "./readings";
import { exportsText } from "./testing/arbitraries";
import { makeTunnelOnly } from "./tunnel-only";

function made(text: string, path = "/a"): [string, number] {
  const result = makeTunnelOnly(text, path);
  return result.ok
    ? [applyEdits(text, result.value.edits), result.value.notes.length]
    : [result.error.code, 0];
}

describe("makeTunnelOnly", () => {
  it.each<[string, string, number]>([
    ["/a *(rw,sync)\n", "/a localhost(rw,sync,insecure)\n", 0],
    ["/a\t*(rw) h(rw) # c\n/b h\n", "/a\tlocalhost(rw,insecure) # c\n/b h\n", 0],
    ["/a h(rw) k(ro)\n", "/a localhost(rw,insecure)\n", 1],
    ["/a -rw,sync h(ro) \\\n k\n", "/a localhost(sync,ro,insecure)\n", 1],
    ["/a # c\n", "/a localhost(insecure) # c\n", 0],
    ["/a h (rw)\n", "/a localhost(insecure)\n", 1],
    ["/a h(secure,no_root_squash,xprtsec=tls)\n", "/a localhost(insecure)\n", 2],
    ["/a h(sec=sys,ro,sec=krb5p,rw)\n", "/a localhost(sec=sys,ro,sec=krb5p,rw,insecure)\n", 1],
    ["/a h(rw)\n/b h\n/a/ k\n", "/a localhost(rw,insecure)\n/b h\n", 1],
    ["/a localhost(rw)\n", "/a localhost(rw,insecure)\n", 0],
    ["/a localhost(rw,insecure) ::1(insecure)\n", "/a localhost(rw,insecure) ::1(insecure)\n", 0],
    ["/a h(mp=/x\\040y)\n", "/a localhost(mp=/x\\040y,insecure)\n", 0],
    ["/b h\n", "missing", 0],
  ])("%s", (text, expected, notes) => {
    expect(made(text)).toEqual([expected, notes]);
  });

  it("leaves whatever text with the export open to this server alone", () => {
    fc.assert(
      fc.property(exportsText, fc.constantFrom("/srv/a", "/srv/b", "/"), (text, path) => {
        const result = makeTunnelOnly(text, path);
        if (!result.ok) return;
        const after = readExports(parseExports(applyEdits(text, result.value.edits)));
        const found = exposures(after).find((each) => each.path === path);
        expect(["tunnel-only", "nobody"]).toContain(found?.exposure);
        for (const each of found?.clients ?? []) expect(each.risks).not.toContain("tunnel-refused");
      }),
      { numRuns: 1500 },
    );
  });
});
