import { describe, expect, it } from "vitest";
import { parseExports } from "./document";
import { exportTable } from "./export-rows";

const FILE = `# the office's
/srv/a  -ro,sync h(rw,async) *
#/srv/b	h(rw) \\
#	k
/srv/c localhost(rw) # for tunnels
/srv/a/deep localhost(insecure)
`;

const rowOf = (text: string, path: string) =>
  exportTable(parseExports(text))
    .exports.find((each) => each.path === path)
    ?.row();

describe("exportTable", () => {
  it("has a row for each path, disabled ones last", () => {
    const { exports, findings } = exportTable(parseExports(FILE));
    const rows = exports.map(({ path, state, exposure, access, line }) => [
      path,
      state,
      exposure,
      access,
      line,
    ]);
    expect(rows).toEqual([
      ["/srv/a", "active", "clear", "mixed", 2],
      ["/srv/c", "active", "tunnel-only", "read-write", 5],
      ["/srv/a/deep", "active", "tunnel-only", "read-only", 6],
      ["/srv/b", "disabled", "nobody", "mixed", 3],
    ]);
    expect(findings).toEqual([]);
  });

  it("tells of each client who it is, what it may do, and in which line", () => {
    expect(rowOf(FILE, "/srv/a")?.clients).toMatchObject([
      { host: "h", options: "ro,sync,rw,async", canWrite: true, line: 2, exposure: "clear" },
      { host: "*", options: "ro,sync", canWrite: false, risks: ["everybody"] },
    ]);
    expect(rowOf(FILE, "/srv/c")?.clients).toMatchObject([{ risks: ["tunnel-refused"], line: 5 }]);
    expect(rowOf(FILE, "/srv/b")?.clients).toMatchObject([
      { host: "h", options: "rw", line: 3, standing: "disabled", canWrite: true },
      { host: "k", options: "", line: 4, standing: "disabled", canWrite: false },
    ]);
  });

  it("knows what the checks found, of each export and of the file", () => {
    expect(rowOf(FILE, "/srv/a")?.findings).toMatchObject([{ severity: "info", line: 2 }]);
    expect(rowOf(FILE, "/srv/a/deep")?.alsoThrough).toEqual([{ path: "/srv/a", exposure: "clear" }]);
    const stops = "/a h(rw)\n/b h(foo)\n/c h\n";
    const { exports, findings } = exportTable(parseExports(stops));
    expect(findings).toMatchObject([{ severity: "error", line: 2 }]);
    expect(exports.map(({ state }) => state)).toEqual(["active", "out-of-force", "out-of-force"]);
    expect(rowOf(stops, "/c")?.reason).toMatch(/stops reading above/);
  });

  it("keeps the lines of a path's disabled entries beside its active ones", () => {
    const row = rowOf("/a h(rw)\n#/a k(rw)\n", "/a");
    expect(row).toMatchObject({ state: "active", disabledLines: [2], clients: [{ host: "h" }] });
  });
});
