import { describe, expect, it } from "vitest";
import { parseShowAllParameters } from "./parse";
import { liveCatalogue, recordedCatalogue } from "./recorded";
import { resolveName } from "./resolve";

describe("recorded catalogue", () => {
  it("holds every parameter of Samba 4.17.12 with level, type and default", () => {
    expect(recordedCatalogue.parameters).toHaveLength(515);
    expect(recordedCatalogue.byKey.get("readonly")).toMatchObject({
      name: "read only",
      level: "share",
      type: "boolean",
      default: "Yes",
      deprecated: false,
    });
    expect(recordedCatalogue.byKey.get("workgroup")).toMatchObject({
      level: "global",
      type: "string",
      default: "WORKGROUP",
    });
    expect(recordedCatalogue.byKey.get("clientlanmanauth")?.deprecated).toBe(true);
  });

  it("knows every spelling of smb encrypt and how Samba prints it back", () => {
    expect(recordedCatalogue.byKey.get("smbencrypt")?.values).toEqual([
      { name: "default", written: ["default"] },
      { name: "No", written: ["No", "False", "0", "Off", "disabled"] },
      { name: "if_required", written: ["if_required", "Yes", "True", "1", "On", "enabled", "auto"] },
      { name: "desired", written: ["desired"] },
      { name: "required", written: ["required", "mandatory", "force", "forced", "enforced"] },
    ]);
  });

  it("resolves each synonym to a parameter that is none itself", () => {
    const synonyms = recordedCatalogue.parameters.filter((info) => info.synonymOf);
    expect(synonyms).toHaveLength(38);
    for (const synonym of synonyms) {
      expect(resolveName(synonym.name)?.info.synonymOf).toBeUndefined();
    }
  });
});

describe("resolveName", () => {
  it.each([
    ["writeable", "read only", true],
    ["WRITE OK", "read only", true],
    ["enable spoolss", "disable spoolss", true],
    ["SmbEncrypt", "server smb encrypt", false],
    ["public", "guest ok", false],
    ["Max  Protocol", "server max protocol", false],
    ["path", "path", false],
  ])("takes %s for %s, inverted: %s", (written, name, inverted) => {
    expect(resolveName(written)).toMatchObject({ info: { name }, inverted });
  });

  it("does not know what Samba does not know", () => {
    expect(resolveName("smb encypt")).toBeUndefined();
    expect(resolveName("vfs_fruit:metadata")).toBeUndefined();
  });
});

describe("parseShowAllParameters", () => {
  it("keeps what a newer Samba adds, each unknown spelling on its own", () => {
    const live = liveCatalogue(
      "[local]\nnew thing=P_ENUM,a|b,FLAG_DEPRECATED (synonyms: old thing)\n[global]\nodd=P_NEWTYPE,\n",
    );
    expect(live.parameters).toEqual([
      {
        name: "new thing",
        key: "newthing",
        level: "share",
        type: "enum",
        values: [
          { name: "a", written: ["a"] },
          { name: "b", written: ["b"] },
        ],
        deprecated: true,
      },
      { name: "odd", key: "odd", level: "global", type: "string", deprecated: false },
    ]);
  });

  it("leaves out what is no row", () => {
    expect(parseShowAllParameters("rubbish\n\n=P_BOOL,\n", { enums: {}, defaults: {} }).parameters).toEqual(
      [],
    );
  });
});
