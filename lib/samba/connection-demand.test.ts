import { describe, expect, test } from "vitest";
import { connectionDemand } from "./connection-demand";
import { connectionFate } from "./connection-fate";
import { parseSmbConf } from "./document";
import type { ShareConnection } from "./smbstatus";

function conf(globalLines: string, shareLines = ""): ReturnType<typeof parseSmbConf> {
  return parseSmbConf(`[global]\n${globalLines}\n[pub]\npath = /srv/pub\n${shareLines}\n`);
}

describe("what a text demands of a connection", () => {
  test.each([
    ["", "", "SMB3_11", { demanded: "clear", encrypts: false, heldAtShare: false }],
    ["smb encrypt = required", "", "SMB3_11", { demanded: "encrypted", encrypts: true, heldAtShare: true }],
    ["smb encrypt = required", "", "SMB2_10", { demanded: "refused", encrypts: true, heldAtShare: true }],
    ["smb encrypt = required", "", "NT1", { demanded: "refused", encrypts: true, heldAtShare: true }],
    // The trap: only the session set-up demands it.
    [
      "smb encrypt = required",
      "smb encrypt = off",
      "SMB2_10",
      { demanded: "refused", encrypts: true, heldAtShare: false },
    ],
    [
      "smb encrypt = required",
      "smb encrypt = desired",
      "SMB2_10",
      { demanded: "refused", encrypts: true, heldAtShare: false },
    ],
    ["smb encrypt = desired", "", "SMB3_00", { demanded: "encrypted", encrypts: true, heldAtShare: true }],
    ["smb encrypt = desired", "", "SMB2_10", { demanded: "clear", encrypts: true, heldAtShare: false }],
    ["", "smb encrypt = required", "SMB2_10", { demanded: "refused", encrypts: true, heldAtShare: true }],
    // Refused for its age: nobody demands encryption.
    [
      "server min protocol = SMB3_11",
      "",
      "SMB3_00",
      { demanded: "refused", encrypts: false, heldAtShare: false },
    ],
    ["smb encrypt = required", "", "SMB9_99", { demanded: "unknown", encrypts: true, heldAtShare: true }],
    ["smb encrypt = perhaps", "", "SMB3_11", { demanded: "unknown", encrypts: false, heldAtShare: false }],
  ] as const)("[global] %j and [pub] %j of %s", (ofGlobal, ofShare, dialect, expected) => {
    expect(connectionDemand(conf(ofGlobal, ofShare), "pub", dialect, "alice")).toEqual({
      ...expected,
      refusedGuest: false,
      shareKnown: true,
    });
  });

  test.each([
    ["smb encrypt = desired", "nobody", true],
    ["smb encrypt = required", "nobody", true],
    ["smb encrypt = required\nguest account = visitor", "visitor", true],
    ["smb encrypt = required\nguest account = visitor", "nobody", false],
    ["", "nobody", false],
  ])("encryption shuts guests out: %j, %s", (lines, user, refused) => {
    expect(connectionDemand(conf(lines), "pub", "SMB3_11", user)).toMatchObject({
      refusedGuest: refused,
      ...(refused && { demanded: "refused" }),
    });
  });

  test("a user's home is judged by [homes]", () => {
    const doc = parseSmbConf("[homes]\nsmb encrypt = required\n");
    expect(connectionDemand(doc, "alice", "SMB2_10", "alice")).toMatchObject({
      demanded: "refused",
      shareKnown: true,
    });
  });

  test("a share that was deleted meanwhile is judged by [global]", () => {
    expect(connectionDemand(conf("smb encrypt = required"), "gone", "SMB3_11", "alice")).toEqual({
      demanded: "encrypted",
      refusedGuest: false,
      encrypts: true,
      heldAtShare: true,
      shareKnown: false,
    });
    expect(connectionDemand(conf(""), "global", "SMB3_11", "alice").shareKnown).toBe(false);
  });
});

describe("what becomes of a connection", () => {
  const connection = (more: Partial<ShareConnection>): ShareConnection => ({
    id: "1-2-3",
    sessionId: "2",
    treeConnectId: "3",
    process: "1",
    share: "pub",
    user: "alice",
    client: "192.0.2.7",
    machine: null,
    dialect: "SMB3_11",
    encryption: "clear",
    cipher: null,
    encryptionDegrees: { share: "none", session: "none" },
    signing: "partial",
    signingCipher: null,
    since: "",
    ...more,
  });

  test.each([
    ["smb encrypt = required", {}, "encrypts", /^Comes back .* encrypted then/],
    ["smb encrypt = required", { dialect: "SMB2_10" }, "refused", /^Refused .* SMB 2\.1 cannot/],
    ["smb encrypt = required", { user: "nobody" }, "refused", /^Refused .* a guest has no password/],
    [
      "server min protocol = SMB3",
      { user: "nobody", dialect: "SMB2_10" },
      "refused",
      /^Refused .* SMB 2\.1 cannot/,
    ],
    ["smb encrypt = required", { encryption: "encrypted" }, "stays-encrypted", /encrypted as before/],
    ["", {}, "stays-clear", /in the clear as before/],
    ["", { encryption: "encrypted" }, "loses-encryption", /in the clear unless the client asks/],
    ["", { share: "gone" }, "refused", /^Ends: the share is not in this text/],
    ["smb encrypt = perhaps", {}, "unknown", /cannot be told/],
  ] as const)("under %j: %j", (lines, more, fate, words) => {
    const foretold = connectionFate(conf(lines), connection(more));
    expect(foretold.fate).toBe(fate);
    expect(foretold.words).toMatch(words);
  });
});
