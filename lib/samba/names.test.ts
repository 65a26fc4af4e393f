import { describe, expect, it } from "vitest";
import { parameterKey, sectionKey } from "./names";

describe("parameterKey", () => {
  it.each(["SMB Encrypt", "smbencrypt", " smb\t\tencrypt ", "s m b e n c r y p t"])(
    "finds one name in %j",
    (name) => {
      expect(parameterKey(name)).toBe("smbencrypt");
    },
  );

  it("folds ASCII letters only, and keeps a no-break space", () => {
    expect(parameterKey("Ä\u212a\u00a0B")).toBe("Ä\u212a\u00a0b");
  });

  it("keeps the colon of a parametric option", () => {
    expect(parameterKey("VFS_Fruit : AAPL")).toBe("vfs_fruit:aapl");
  });
});

describe("sectionKey", () => {
  it.each(["global", "GLOBAL", " global ", "g l o b a l", "Globals"])(
    "finds the global section in %j",
    (name) => {
      expect(sectionKey(name)).toBe("global");
    },
  );

  it.each(["globe", "globalss", "xglobal", "global x", "g\u00a0lobal", "global\u017f"])(
    "takes %j for a share's name",
    (name) => {
      expect(sectionKey(name)).toBe(name);
    },
  );

  it("keeps the blanks of a share's name, several as one", () => {
    expect(sectionKey(" Movies ")).toBe(" movies ");
    expect(sectionKey("My   Movies")).toBe("my movies");
    expect(sectionKey("Movies")).not.toBe(sectionKey(" Movies "));
  });

  it("folds the letters Samba folds, one by one", () => {
    expect(sectionKey("ÄRGER")).toBe(sectionKey("ärger"));
    expect(sectionKey("ΑΣ")).toBe("ας".replace("ς", "σ"));
    expect(sectionKey("ДИСК")).toBe("диск");
    expect(sectionKey("\udcc4RGER")).toBe("\udcc4rger");
  });

  it("keeps apart what Samba keeps apart", () => {
    expect(sectionKey("ẞ")).toBe("ẞ");
    expect(sectionKey("İX")).toBe("İx");
    expect(sectionKey("\u212a")).toBe("\u212a");
    expect(sectionKey("𐐀")).toBe("𐐀");
  });
});
