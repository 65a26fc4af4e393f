import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { liveCatalogue, recordedCatalogue } from "./recorded";

describe("the installed Samba's own catalogue", () => {
  const output = execFileSync("testparm", ["--show-all-parameters"], { encoding: "utf8" });
  const live = liveCatalogue(output);

  it("loses no row", () => {
    const rows = output.split("\n").filter((row) => row.includes("=P_"));
    expect(live.parameters).toHaveLength(rows.length);
  });

  it("agrees with the recorded one wherever both know a parameter", () => {
    for (const info of live.parameters) {
      const recorded = recordedCatalogue.byKey.get(info.key);
      if (recorded) expect(info).toMatchObject({ name: recorded.name, level: recorded.level });
    }
    expect(live.byKey.get("smbencrypt")?.synonymOf).toEqual({ name: "server smb encrypt", inverted: false });
  });
});
