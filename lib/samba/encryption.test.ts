import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { shareEncryption } from "./encryption";
import { MEASURED } from "./testing/measured-table";

function encryption(globalLines: string, shareLines = "") {
  return shareEncryption(parseSmbConf(`[global]\n${globalLines}\n[s]\npath = /srv\n${shareLines}\n`), "s");
}

function line(value: string): string {
  return value === "unset" ? "" : `smb encrypt = ${value}`;
}

describe("shareEncryption", () => {
  it.each(MEASURED)("global $global, share $share: $state", ({ global, share, state, clients }) => {
    const found = encryption(line(global), line(share));
    expect(found.state).toBe(state);
    const { smb2, smb3, smb3Asking } = found.clients;
    expect([smb2, smb3, smb3Asking]).toEqual(clients.slice(1));
    expect(found.clients).not.toHaveProperty("smb1");
    const withSmb1 = encryption(`${line(global)}\nserver min protocol = NT1`, line(share)).clients;
    expect([withSmb1.smb1, withSmb1.smb2, withSmb1.smb3, withSmb1.smb3Asking]).toEqual(clients);
  });

  it("judges SMB 1 by the share's own or inherited value alone, as smbd does", () => {
    const smb1 = "server min protocol = NT1\n";
    expect(encryption(`${smb1}smb encrypt = required`).clients.smb1).toBe("refused");
    expect(encryption(smb1, "smb encrypt = required").clients.smb1).toBe("refused");
    const open = encryption(`${smb1}smb encrypt = required`, "smb encrypt = off");
    expect(open).toMatchObject({ state: "when-client-can", clients: { smb1: "clear", smb2: "refused" } });
    expect(open.reason).toContain("SMB 1");
  });

  it("names the states as the panel's pages do", () => {
    const labels = MEASURED.map(({ global, share }) => encryption(line(global), line(share)).label);
    expect(new Set(labels)).toEqual(
      new Set([
        "Encrypted",
        "Clear when the client cannot",
        "Clear unless the client asks",
        "Clear",
        "Locked out",
      ]),
    );
  });

  it("names the two traps and the share's line that changes nothing", () => {
    expect(encryption("smb encrypt = off", "smb encrypt = required").reason).toContain("nobody can connect");
    expect(encryption("smb encrypt = off", "smb encrypt = desired").reason).toContain("turns it off");
    expect(encryption("smb encrypt = desired", "smb encrypt = off").reason).toContain("changes nothing");
  });

  it("takes every spelling and both names, and tells which lines decide", () => {
    const found = encryption("Server SMB Encrypt = forced", "smbencrypt = disabled");
    expect(found.state).toBe("encrypted");
    expect(found.lines.map(({ number }) => number)).toEqual([2, 5]);
    expect(encryption("").lines).toEqual([]);
    expect(encryption("smb encrypt = enforced").lines).toHaveLength(1);
  });

  it("judges a global value that stands below the share by what the session reads", () => {
    const doc = parseSmbConf("[s]\npath = /srv\n[global]\nsmb encrypt = desired\n");
    expect(shareEncryption(doc, "s").state).toBe("when-client-can");
  });

  it.each([
    ["server max protocol = SMB2", "smb encrypt = required", "locked-out", "refused refused refused"],
    ["server max protocol = SMB2_10", "smb encrypt = desired", "clear", "clear clear refused"],
    ["max protocol = SMB2", "", "clear", "clear clear refused"],
    ["server min protocol = SMB3", "", "on-request", "refused clear encrypted"],
    ["min protocol = SMB3_00", "smb encrypt = desired", "when-client-can", "refused encrypted encrypted"],
    ["server min protocol = SMB3\nserver max protocol = SMB2", "", "locked-out", "refused refused refused"],
    ["server min protocol = NT1\nprotocol = NT1", "", "clear", "refused refused refused"],
  ])("with %j and share %j: %s", (global, share, state, clients) => {
    const found = encryption(global, share);
    expect(found.state).toBe(state);
    expect([found.clients.smb2, found.clients.smb3, found.clients.smb3Asking].join(" ")).toBe(clients);
  });

  it.each([
    ["server smb3 encryption algorithms = AES256", "", "clear", "clear clear refused"],
    [
      "server smb3 encryption algorithms = AES256",
      "smb encrypt = required",
      "locked-out",
      "refused refused refused",
    ],
    [
      "server smb3 encryption algorithms = AES256\nsmb encrypt = desired",
      "",
      "clear",
      "clear refused refused",
    ],
    ["server smb3 signing algorithms = -HMAC-SHA256", "", "on-request", "refused clear encrypted"],
    [
      "server max protocol = SMB3_02\nserver smb3 encryption algorithms = -AES-128-CCM",
      "",
      "clear",
      "clear refused refused",
    ],
    [
      "server min protocol = SMB3_00\nserver max protocol = SMB3_02\nserver smb3 signing algorithms = HMAC-SHA256",
      "",
      "locked-out",
      "refused refused refused",
    ],
  ])("with the algorithms of %j and share %j: %s", (global, share, state, clients) => {
    const found = encryption(global, share);
    expect(found.state).toBe(state);
    expect([found.clients.smb2, found.clients.smb3, found.clients.smb3Asking].join(" ")).toBe(clients);
    expect(found.lines.some(({ name }) => name.includes("algorithms"))).toBe(true);
    if (state !== "on-request") expect(found.reason).toMatch(/algorithms/u);
  });

  it("does not guess at a value that Samba refuses", () => {
    const found = encryption("smb encrypt = always");
    expect(found).toMatchObject({ state: "unknown", label: "Unknown", clients: { smb3: "unknown" } });
    expect(found.reason).toContain("always");
    expect(encryption("", "smb encrypt = maybe").reason).toContain("maybe");
    expect(encryption("server min protocol = SMB4").state).toBe("unknown");
  });

  it("says what it cannot see", () => {
    expect(encryption("").caveat).toBeUndefined();
    expect(encryption("include = /etc/samba/more.conf").caveat).toContain("/etc/samba/more.conf");
    expect(encryption("config file = /etc/samba/%m.conf").caveat).toContain("instead of this file");
    expect(encryption("smb encrypt = required\ninclude = /x").state).toBe("encrypted");
  });
});
