import { describe, expect, it } from "vitest";
import { parameterHelp } from "./help";
import { recordedCatalogue } from "./recorded";

describe("parameterHelp", () => {
  const helped = recordedCatalogue.parameters.filter(({ name }) => parameterHelp(name) !== undefined);

  it("speaks of sixty parameters and more, under the names Samba knows them by", () => {
    expect(helped.length).toBeGreaterThan(60);
    expect(helped.filter(({ synonymOf }) => synonymOf)).toEqual([]);
  });

  it("names the traps of encryption", () => {
    expect(parameterHelp("Server SMB Encrypt")).toMatch(/locks everybody out.*changes nothing/s);
    expect(parameterHelp("server min protocol")).toContain("SMB 3.1.1 alone");
  });

  it("says nothing of what it does not know", () => {
    expect(parameterHelp("dos filetimes")).toBeUndefined();
    expect(parameterHelp("constructor")).toBeUndefined();
  });
});
