import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { shareEncryption } from "./encryption";
import { type ClientKind, startPrivateSmbd } from "./testing/private-smbd";

const SHARES: Readonly<Record<string, readonly string[]>> = {
  unset: [],
  explicit: ["smb encrypt = if_required"],
  off: ["smb encrypt = off"],
  desired: ["smb encrypt = desired"],
  required: ["smb encrypt = required"],
};

const KINDS: readonly (readonly [name: string, client: ClientKind])[] = [
  ["smb1", { dialect: "NT1" }],
  ["smb2", { dialect: "SMB2_10" }],
  ["smb3", { dialect: "SMB3_11" }],
  ["smb3Asking", { dialect: "SMB3_11", asks: true }],
];

/** Asks a real smbd, with real clients of every kind, what `shareEncryption` says it does. */
async function compare(globalLines: readonly string[], shares: Readonly<Record<string, readonly string[]>>) {
  const sections = Object.entries(shares).map(
    ([name, lines]) => `[${name}]\npath = /\n${lines.join("\n")}\n`,
  );
  const doc = parseSmbConf(`[global]\n${globalLines.join("\n")}\n${sections.join("")}`);
  const smbd = await startPrivateSmbd(globalLines, shares);
  try {
    for (const share of Object.keys(shares)) {
      const said = shareEncryption(doc, share).clients;
      const met: Record<string, string> = {};
      for (const [kind, client] of KINDS) met[kind] = await smbd.connectAs(client, share);
      const expected = { smb1: "refused", ...said };
      expect({ share, ...met }).toEqual({ share, ...expected });
    }
  } finally {
    await smbd.stop();
  }
}

/** Generous: five servers at once, on a machine that may have better to do. */
const PATIENCE = { timeout: 300_000 };

describe("the table of global and share encryption, derived from a real smbd", PATIENCE, () => {
  it.concurrent.each([
    [[]],
    [["server smb encrypt = if_required"]],
    [["smb encrypt = off"]],
    [["smb encrypt = desired"]],
    [["smb encrypt = mandatory"]],
  ])("%j, every share value, every kind of client", async (lines) => {
    await compare([...lines, "server min protocol = NT1"], SHARES);
  });
});

describe("the protocol versions the server speaks, with a real smbd", PATIENCE, () => {
  const few = { unset: [], required: ["smb encrypt = required"], desired: ["smb encrypt = desired"] };
  it.concurrent.each([
    [["server max protocol = SMB2_10"]],
    [["server min protocol = SMB3"]],
    [["server min protocol = SMB3", "server max protocol = SMB2"]],
    [["server min protocol = NT1", "server max protocol = NT1"]],
  ])("%j", async (lines) => {
    await compare(lines, few);
  });
});
