import { describe, expect, it } from "vitest";
import { EncryptionForm } from "./encryption-form";
import { choiceWarning, SHARE_CHOICES } from "./share-choice";
import type { EncryptValue } from "./encryption-table";
import { MEASURED } from "./testing/measured-table";

const NOTHING = { preset: null, shares: [], smb1: null, encryptionAlgorithms: null, signingAlgorithms: null };

describe("the form", () => {
  it("takes what the page can choose", () => {
    const form = {
      preset: "hardened",
      shares: [{ name: "<script>", choice: "inherit" }],
      smb1: false,
      encryptionAlgorithms: ["AES-256-GCM", "AES-128-GCM"],
      signingAlgorithms: ["HMAC-SHA256"],
    };
    expect(EncryptionForm.parse(form)).toEqual(form);
    expect(EncryptionForm.parse(NOTHING)).toEqual(NOTHING);
  });

  it.each([
    ["no preset at all", { preset: undefined }],
    ["a preset that is none", { preset: "Off" }],
    ["a choice that is none", { shares: [{ name: "a", choice: "mandatory" }] }],
    ["a share without a name", { shares: [{ name: "", choice: "off" }] }],
    ["a name without end", { shares: [{ name: "a".repeat(1001), choice: "off" }] }],
    ["an empty list, with which nobody could connect", { encryptionAlgorithms: [] }],
    ["an algorithm twice", { signingAlgorithms: ["HMAC-SHA256", "HMAC-SHA256"] }],
    ["an algorithm that Samba does not know", { encryptionAlgorithms: ["AES-256-GCM\nsmb encrypt = off"] }],
  ])("refuses %s", (_what, wrong) => {
    expect(EncryptionForm.safeParse({ ...NOTHING, ...wrong }).success).toBe(false);
  });

  it("has room for a file of 100,000 shares", () => {
    const shares = Array.from({ length: 100_000 }, (_, at) => ({ name: `s${String(at)}`, choice: "off" }));
    expect(EncryptionForm.safeParse({ ...NOTHING, shares }).success).toBe(true);
    expect(EncryptionForm.safeParse({ ...NOTHING, shares: [...shares, shares[0]] }).success).toBe(false);
  });
});

describe("the warning of a share's own choice", () => {
  const globals = ["if_required", "off", "desired", "required"] as const satisfies readonly EncryptValue[];
  const pairs = globals.flatMap((global) =>
    SHARE_CHOICES.flatMap((choice) => (choice === "inherit" ? [] : [{ global, choice }])),
  );
  /** What people choose it for, whatever the server as a whole says: clients of SMB 2.1, 3.1.1 and 3.1.1 that insist. */
  const PROMISES = {
    off: ["clear", "clear", "refused"],
    desired: ["clear", "encrypted", "encrypted"],
    required: ["refused", "encrypted", "encrypted"],
  };
  const measured = (global: string, share: string) =>
    MEASURED.find((pair) => pair.global === global && pair.share === share)?.clients.slice(1);

  it.each(pairs)(
    "global $global, $choice: is there where a real smbd does not do what it says",
    ({ global, choice }) => {
      const warning = choiceWarning(global, choice);
      const found = measured(global, choice);
      const keepsPromise = String(found) === String(PROMISES[choice]);
      expect(warning === null).toBe(keepsPromise);
      if (warning === null) return;
      const isLockedOut = found?.every((outcome) => outcome === "refused") === true;
      expect(warning.startsWith("Locks everybody out")).toBe(isLockedOut);
      const isVoid = String(found) === String(measured(global, "unset"));
      expect(/^(?:Changes nothing|Looks protected and is not)/u.test(warning)).toBe(isVoid);
    },
  );

  it("is none of what is inherited, nor where the server's value is not known", () => {
    for (const global of globals) expect(choiceWarning(global, "inherit")).toBeNull();
    for (const choice of SHARE_CHOICES) expect(choiceWarning(null, choice)).toBeNull();
  });
});
