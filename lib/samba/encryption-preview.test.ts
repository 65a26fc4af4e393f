import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import type { EncryptionForm } from "./encryption-form";
import { encryptionGround } from "./encryption-ground";
import { previewEncryption } from "./encryption-preview";
import { STRANGE_NAMES } from "./testing/strange-names";

const NOTHING: EncryptionForm = {
  preset: null,
  shares: [],
  smb1: null,
  encryptionAlgorithms: null,
  signingAlgorithms: null,
};

function preview(text: string, form: Partial<EncryptionForm> = {}) {
  return previewEncryption(encryptionGround(parseSmbConf(text)), { ...NOTHING, ...form });
}

function shares(text: string, form: Partial<EncryptionForm> = {}) {
  return preview(text, form).shares.map(({ name, choice, state, warning }) => [
    ...[name, choice, state],
    ...(warning === null ? [] : [warning.slice(0, 20)]),
  ]);
}

// That every preview is what reading the changed text gives is a law: see testing/encryption-laws.
describe("previewEncryption", () => {
  const text =
    "[global]\n[a]\n[b]\nsmb encrypt = required\n[c]\nsmb encrypt = off\n[d]\nsmb encrypt = auto\n";

  it("tells every share's choice and state as the file has them, in its order", () => {
    expect(shares(text)).toEqual([
      ["a", "inherit", "on-request"],
      ["b", "required", "encrypted"],
      ["c", "off", "on-request", "Changes nothing: nob"],
      ["d", "inherit", "on-request"],
    ]);
  });

  it("tells what a preset makes of each, and where a share's own choice comes to nothing", () => {
    expect(shares(text, { preset: "required" })).toEqual([
      ["a", "inherit", "encrypted"],
      ["b", "required", "encrypted"],
      ["c", "off", "encrypted", "Changes nothing: the"],
      ["d", "inherit", "encrypted"],
    ]);
  });

  it("tells what one choice for all of them makes, over a preset", () => {
    const all = ["a", "b", "c", "d"].map((name) => ({ name, choice: "desired" as const }));
    expect(shares(text, { preset: "transition", shares: all })).toEqual(
      all.map(({ name }) => [name, "desired", "when-client-can"]),
    );
    expect(shares(text, { preset: "hardened", shares: all }).map(([, , , warning]) => warning)).toEqual(
      all.map(() => "Changes nothing: the"),
    );
  });

  it("warns of the trap that locks everybody out, and of the one that looks protected", () => {
    const off = "[global]\nsmb encrypt = off\n[a]\n[b]\n";
    const choices = [
      { name: "a", choice: "required" as const },
      { name: "B", choice: "desired" as const },
    ];
    expect(shares(off, { shares: choices })).toEqual([
      ["a", "required", "locked-out", "Locks everybody out:"],
      ["b", "desired", "clear", "Looks protected and "],
    ]);
    expect(shares(off, { shares: choices, preset: "off" }).map(([, , state]) => state)).toEqual([
      "encrypted",
      "when-client-can",
    ]);
  });

  it("knows that [global] further down does not reach a share's own line, but reaches every session", () => {
    const late = "[a]\n[global]\nsmb encrypt = off\n[b]\n";
    expect(shares(late, { preset: "required" })).toEqual([
      ["a", "inherit", "encrypted"],
      ["b", "inherit", "encrypted"],
    ]);
    expect(
      preview(`[a]\n[global]\nserver min protocol = NT1\nsmb encrypt = required\n`).shares[0]?.clients,
    ).toEqual({
      ...{ smb1: "clear", smb2: "refused", smb3: "encrypted", smb3Asking: "encrypted" },
    });
  });

  it("says of a share that copies another that the review will tell", () => {
    const copies = "[global]\n[a]\nsmb encrypt = required\n[b]\ncopy = a\n";
    expect(shares(copies)[1]).toEqual(["b", "inherit", "encrypted"]);
    const [, copied] = preview(copies, { preset: "transition" }).shares;
    expect(copied).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("The review says") as string,
    });
  });

  it("tells of SMB 1 and of algorithms what the form says, over the preset", () => {
    const {
      facts,
      smb1,
      shares: found,
    } = preview("[global]\n[a]\n", {
      preset: "required",
      smb1: true,
      encryptionAlgorithms: ["AES-256-GCM"],
    });
    expect(smb1).toBe(true);
    expect(facts).toMatchObject({ min: { name: "NT1" }, encryptionAlgorithms: ["AES-256-GCM"] });
    expect(found[0]?.clients).toMatchObject({ smb1: "refused", smb3: "encrypted" });
  });

  it("gives a share that a value Samba refuses stands in the way of back to the server's", () => {
    const bad = "[global]\nsmb encrypt = desired\n[a]\nsmb encrypt = always\n";
    expect(shares(bad)).toEqual([["a", "inherit", "unknown"]]);
    expect(shares(bad, { shares: [{ name: "a", choice: "inherit" }] })).toEqual([
      ["a", "inherit", "when-client-can"],
    ]);
  });

  it.each(STRANGE_NAMES)("finds a share with %s by its name", (_what, name) => {
    const form = { shares: [{ name, choice: "required" as const }] };
    expect(shares(`[global]\n[x]\n[${name}]\n`, form)[1]).toEqual([name, "required", "encrypted"]);
  });

  it("has a ground of plain values, that can travel to a browser", () => {
    const ground = encryptionGround(parseSmbConf(text));
    expect(JSON.parse(JSON.stringify(ground))).toEqual(ground);
  });
});
