import { describe, expect, it } from "vitest";
import { readTestparm } from "@/lib/samba/testparm";

const GOOD = `Load smb config files from /dev/stdin
Loaded services file OK.
Weak crypto is allowed by GnuTLS (e.g. NTLM as a compatibility fallback)

Server role: ROLE_STANDALONE

`;

describe("readTestparm", () => {
  it("finds nothing to warn of in a good file", () => {
    expect(readTestparm(GOOD)).toEqual({ loads: true, warnings: [] });
  });

  it("keeps a warning about a folder, which does not keep smbd from loading", () => {
    const words = readTestparm(
      GOOD.replace("\n\nServer", "\n\nWARNING: lock directory /x does not exist\n\nServer"),
    );
    expect(words).toEqual({ loads: true, warnings: ["WARNING: lock directory /x does not exist"] });
  });

  it("says an unknown parameter once, though testparm prints two lines", () => {
    const words = readTestparm(
      `Load smb config files from x\nUnknown parameter encountered: "foo bar"\nIgnoring unknown parameter "foo bar"\nLoaded services file OK.\n`,
    );
    expect(words).toEqual({ loads: true, warnings: ['Unknown parameter encountered: "foo bar"'] });
  });

  it("tells that a file does not load", () => {
    const words = readTestparm(
      `Load smb config files from x\nWARNING: Ignoring invalid value 'wibble' for parameter 'smb encrypt'\nError loading services.\n`,
    );
    expect(words.loads).toBe(false);
    expect(words.warnings).toEqual(["WARNING: Ignoring invalid value 'wibble' for parameter 'smb encrypt'"]);
  });

  it("does not take silence for a file that loads", () => {
    expect(readTestparm("")).toEqual({ loads: false, warnings: [] });
  });
});
