import { describe, expect, it } from "vitest";
import { parseSmbConf } from "../document";
import { shareEncryption } from "../encryption";
import { comparePromise } from "./compare";
import { describeFound, type Found } from "./found";
import { PROBE_CLIENTS, type ProbeClient } from "./probe-clients";
import { foundBy } from "./read-attempt";
import { credentialsFile, smbclientArguments } from "./smbclient-input";
import { readSmbclientWords } from "./smbclient-words";

const at = { host: "127.0.0.1", port: 445, share: "-x;notify" };

describe("smbclientArguments", () => {
  it("holds no credentials, and a share's name only behind the end of options", () => {
    for (const client of Object.keys(PROBE_CLIENTS) as ProbeClient[]) {
      const given = smbclientArguments(client, at);
      expect(given.indexOf("--")).toBe(given.length - 2);
      expect(given.at(-1)).toBe("//127.0.0.1/-x;notify");
      expect(given.join(" ")).not.toMatch(/--user|--password|%/);
    }
  });
});

describe("credentialsFile", () => {
  it("writes a user name and a password as they are", () => {
    expect(credentialsFile({ username: "DOM\\alice", password: " = %'\"".trimStart() })).toEqual({
      ok: true,
      value: "username = DOM\\alice\npassword = = %'\"\n",
    });
  });

  it.each([
    ["", "x"],
    [" ", "x"],
    ["a%b", "x"],
    ["a\nusername = b", "x"],
    ["a\0", "x"],
    ["a\udcff", "x"],
    ["a", "x\npassword = y"],
    ["a", "x\r"],
    ["a", "x\0"],
    ["a", "\tx"],
    ["a", "x\ud800"],
  ])("refuses %j with %j", (username, password) => {
    expect(credentialsFile({ username, password })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });
});

describe("readSmbclientWords", () => {
  it.each([
    ["", { at: "silent" }],
    ["session setup failed: NT_STATUS_LOGON_FAILURE\n", { at: "sign-in", status: "NT_STATUS_LOGON_FAILURE" }],
    ["tree connect failed: NT_STATUS_ACCESS_DENIED\n", { at: "share", status: "NT_STATUS_ACCESS_DENIED" }],
    [
      "do_connect: Connection to 127.0.0.1 failed (Error NT_STATUS_CONNECTION_REFUSED)\n",
      { at: "unreachable", status: "NT_STATUS_CONNECTION_REFUSED" },
    ],
    [
      "smbXcli_negprot_smb1_done: No compatible protocol selected by server.\nprotocol negotiation failed: NT_STATUS_INVALID_NETWORK_RESPONSE\n",
      { at: "negotiation", status: "NT_STATUS_INVALID_NETWORK_RESPONSE" },
    ],
    [
      "Encryption required and server doesn't support SMB3 encryption - failing connect\n",
      { at: "insisting" },
    ],
    // Half a line is no number yet.
    ["current tid is 12", { at: "silent" }],
    [
      "current tid is -1470376291\n",
      { at: "connected", connection: { treeConnectId: "2824591005", looked: false, filesDenied: false } },
    ],
    [
      "current tid is 7\nNT_STATUS_ACCESS_DENIED listing \\x\ncurrent tid is 7\n",
      { at: "connected", connection: { treeConnectId: "7", looked: true, filesDenied: true } },
    ],
  ])("reads %j", (text, state) => {
    expect(readSmbclientWords(text)).toEqual(state);
  });
});

describe("foundBy", () => {
  it("counts a refusal only where it is about the version or encryption", () => {
    expect(foundBy("smb2", { at: "share", status: "NT_STATUS_ACCESS_DENIED" }, null).outcome).toBe("refused");
    expect(foundBy("smb2", { at: "negotiation", status: "NT_STATUS_NOT_SUPPORTED" }, null).outcome).toBe(
      "refused",
    );
    const full = foundBy("smb2", { at: "share", status: "NT_STATUS_INSUFFICIENT_RESOURCES" }, null);
    expect(full.outcome).toBe("unknown");
    expect(describeFound(full)).toContain("as many clients as allowed");
    expect(foundBy("smb2", { at: "negotiation", status: "NT_STATUS_CONNECTION_RESET" }, null).outcome).toBe(
      "unknown",
    );
    expect(foundBy("smb2", { at: "share", status: "NT_STATUS_SOMETHING_NEW" }, null).outcome).toBe("unknown");
  });
});

const conf = (global: string, share = "") =>
  shareEncryption(parseSmbConf(`[global]\n${global}\n[data]\npath = /data\n${share}\n`), "data");
const refused: Found = { outcome: "refused", at: "share", status: "NT_STATUS_ACCESS_DENIED" };
const encrypted: Found = {
  outcome: "encrypted",
  session: { dialect: "SMB 3.1.1", cipher: "AES-128-GCM", signing: "full" },
};
const clear: Found = { outcome: "clear", session: { dialect: "SMB 2.1", cipher: null, signing: "none" } };
const met = (smb3: Found, smb2: Found, smb1: Found = refused) =>
  new Map<ProbeClient, Found>([
    ["smb3", smb3],
    ["smb2", smb2],
    ["smb1", smb1],
  ]);

describe("comparePromise", () => {
  it("finds a kept promise", () => {
    expect(comparePromise(conf("smb encrypt = required"), met(encrypted, refused))).toMatchObject({
      verdict: "as-promised",
      summary: "As promised. SMB 3: encrypted; SMB 2.1: refused; SMB 1: refused.",
    });
  });

  it("finds a broken one, and names another file that may be why", () => {
    const { verdict, summary } = comparePromise(
      conf("smb encrypt = required\ninclude = /etc/other.conf"),
      met(encrypted, clear),
    );
    expect(verdict).toBe("not-as-promised");
    expect(summary).toContain("SMB 2.1 in the clear, though smb.conf says refused");
    expect(summary).toContain("/etc/other.conf");
  });

  it("knows nothing where the account itself may be refused", () => {
    const { verdict, rows } = comparePromise(conf("smb encrypt = required"), met(refused, refused));
    expect(verdict).toBe("unknown");
    expect(rows.every((row) => row.verdict === "unknown")).toBe(true);
  });

  it("says that a kept promise of no encryption leaves everything readable", () => {
    const { verdict, summary } = comparePromise(conf("smb encrypt = off"), met(clear, clear));
    expect(verdict).toBe("as-promised");
    expect(summary).toContain("can be read on the way");
  });

  it("takes a refusal of everybody for what it is where smb.conf locks everybody out", () => {
    const locked = conf("smb encrypt = off", "smb encrypt = required");
    expect(comparePromise(locked, met(refused, refused)).verdict).toBe("as-promised");
  });

  it("says no promise is kept that it cannot read", () => {
    expect(comparePromise(conf("smb encrypt = perhaps"), met(clear, clear)).verdict).toBe("unknown");
  });
});
