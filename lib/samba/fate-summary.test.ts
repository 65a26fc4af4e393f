import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { encryptionGround } from "./encryption-ground";
import type { EncryptionForm } from "./encryption-form";
import { previewEncryption } from "./encryption-preview";
import { type FatedConnection, fateUnder } from "./fate-summary";

const ground = encryptionGround(
  parseSmbConf("[global]\n[homes]\n[finance]\n\tsmb encrypt = required\n[public]\n\tguest ok = yes\n"),
);

const nothing: EncryptionForm = {
  preset: null,
  shares: [],
  smb1: null,
  encryptionAlgorithms: null,
  signingAlgorithms: null,
};

function fate(form: Partial<EncryptionForm>, connection: Partial<FatedConnection>, of = ground) {
  const open: FatedConnection = {
    share: "public",
    user: "ada",
    dialect: "SMB3_11",
    encryption: "clear",
    ...connection,
  };
  return fateUnder(previewEncryption(of, { ...nothing, ...form }))(open);
}

describe("the fate of an open connection", () => {
  it.each<[string, Partial<EncryptionForm>, Partial<FatedConnection>, string]>([
    ["SMB 2.1 under Required", { preset: "required" }, { dialect: "SMB2_10" }, "refused"],
    ["SMB 2.1 under Transition", { preset: "transition" }, { dialect: "SMB2_10" }, "stays-clear"],
    ["SMB 3 under Required", { preset: "required" }, {}, "encrypts"],
    [
      "SMB 3 under Required, encrypted already",
      { preset: "required" },
      { encryption: "encrypted" },
      "stays-encrypted",
    ],
    ["SMB 3.0 under Hardened", { preset: "hardened" }, { dialect: "SMB3_00" }, "refused"],
    ["a guest under Required", { preset: "required" }, { user: "nobody" }, "refused"],
    ["a guest where nothing changes", {}, { user: "nobody" }, "stays-clear"],
    [
      "an encrypted share that is told off",
      { shares: [{ name: "finance", choice: "off" }] },
      { share: "finance", encryption: "encrypted" },
      "loses-encryption",
    ],
    ["a home, which is nobody's section", { preset: "required" }, { share: "ada" }, "encrypts"],
    ["another spelling of the share", {}, { share: "FINANCE", dialect: "SMB2_10" }, "refused"],
    ["SMB 1 where it is switched on", { smb1: true }, { dialect: "NT1" }, "stays-clear"],
    ["SMB 1 where it is off", {}, { dialect: "NT1" }, "refused"],
    ["a dialect nobody knows", {}, { dialect: "<script>" }, "unknown"],
  ])("%s", (_case, form, connection, expected) => {
    expect(fate(form, connection)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ["smb.conf's own guest account", "visitor", "refused"],
    ["nobody, who is no guest then", "nobody", "encrypts"],
  ])("%s under Required, where guests are another account", (_case, user, expected) => {
    const visitors = encryptionGround(
      parseSmbConf("[global]\nguest account = visitor\n[public]\n\tguest ok = yes\n"),
    );
    expect(fate({ preset: "required" }, { user }, visitors)).toBe(expected);
  });
});
