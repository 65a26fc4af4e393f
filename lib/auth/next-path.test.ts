import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeNextPath } from "./next-path";

describe("safeNextPath", () => {
  it.each([
    ["/cifs-shares?q=a&sort=name#x", "/cifs-shares?q=a&sort=name#x"],
    ["/history?_rsc=abc&page=2", "/history?page=2"],
    ["/a/../b", "/b"],
  ])("keeps the page %s", (wanted, path) => {
    expect(safeNextPath(wanted)).toBe(path);
  });

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/a\n//evil.example",
    "/..//evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    undefined,
    null,
    ["/a"],
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/api/audit",
    "/_next/x",
    `/${"a".repeat(3000)}`,
  ])("sends %j home", (wanted) => {
    expect(safeNextPath(wanted)).toBe("/");
  });

  it("never leaves the panel, whatever it is given", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "evil.example",
      "http:",
      "@",
      "%2f",
      "%5c",
      "?",
      "#",
      "\t",
      ":",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const path = safeNextPath(parts.join(""));
        expect(new URL(path, "http://panel.invalid:8443").origin).toBe("http://panel.invalid:8443");
      }),
      { numRuns: 5000 },
    );
  });
});
