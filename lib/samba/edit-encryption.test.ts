import { describe, expect, it } from "vitest";
import { dialects } from "./dialects";
import { parseSmbConf } from "./document";
import { editEncryption } from "./edit-encryption";
import type { EncryptionForm } from "./encryption-form";
import { SHARE_CHOICES, type ShareChoice } from "./share-choice";
import { ownChoice } from "./own-choice";
import { STRANGE_NAMES } from "./testing/strange-names";

const NOTHING: EncryptionForm = {
  preset: null,
  shares: [],
  smb1: null,
  encryptionAlgorithms: null,
  signingAlgorithms: null,
};

function edited(text: string, form: Partial<EncryptionForm>): string {
  const result = editEncryption(text, { ...NOTHING, ...form });
  return result.ok ? result.value : `${result.error.code}: ${result.error.message}`;
}

const choose = (name: string, choice: ShareChoice) => ({ shares: [{ name, choice }] });

describe("a share's own choice", () => {
  const text =
    "[global]\n\tserver string = x\n[a]\n\tpath = /a # mine\n\n[b]\n\tpath = /b\n\tSMB Encrypt = off\n";

  it("is written below its last line, in the file's style", () => {
    expect(edited(text, choose("a", "required"))).toBe(
      text.replace("# mine\n", "# mine\n\tsmb encrypt = required\n"),
    );
  });

  it("changes the value of the line that is there, and nothing else of it", () => {
    expect(edited(text, choose("B", "desired"))).toBe(
      text.replace("SMB Encrypt = off", "SMB Encrypt = desired"),
    );
  });

  it("takes every line of its own out to inherit, and only those", () => {
    const twice =
      "[global]\nsmb encrypt = desired\n[a]\nsmb encrypt = off\npath = /a\nserver smb encrypt = required\n";
    expect(edited(twice, choose("a", "inherit"))).toBe("[global]\nsmb encrypt = desired\n[a]\npath = /a\n");
  });

  it.each([
    ["off", "disabled"],
    ["required", "Mandatory"],
    ["desired", "desired"],
    ["inherit", "if_required"],
  ] as const)("leaves a line alone that says %s already: %s", (choice, value) => {
    const said = `[global]\n[a]\nsmb encrypt = ${value}\n`;
    expect(edited(said, choose("a", choice))).toBe(said);
  });

  it("takes a value out that Samba refuses, whichever the choice", () => {
    const bad = "[global]\n[a]\nsmb encrypt = always\n";
    expect(edited(bad, choose("a", "inherit"))).toBe("[global]\n[a]\n");
    expect(edited(bad, choose("a", "off"))).toBe("[global]\n[a]\nsmb encrypt = off\n");
  });

  it("is written over what a copy brings", () => {
    const copies = "[a]\nsmb encrypt = required\n[b]\ncopy = a\n";
    expect(edited(copies, choose("b", "off"))).toBe(`${copies}smb encrypt = off\n`);
    expect(edited(copies, choose("b", "inherit"))).toBe(copies);
  });

  it.each(STRANGE_NAMES)("finds a share with %s", (_what, name) => {
    const strange = `[global]\n[${name}]\npath = /d\n`;
    expect(edited(strange, choose(name, "required"))).toBe(`${strange}smb encrypt = required\n`);
  });
});

describe("many shares at once", () => {
  const names = Array.from({ length: 300 }, (_, at) => `share ${String(at)}`);
  const [first = "", ...others] = names;
  const text = `[global]\r\n${names
    .map(
      (name, at) =>
        `[${name}]\r\n  path = /${name}\r\n${at % 3 === 0 ? "  smb encrypt = off\r\n" : ""}# ${name}\r\n`,
    )
    .join("")}`;

  it.each(SHARE_CHOICES)("come to what one after the other come to: %s", (choice) => {
    const bulk = edited(text, { shares: names.map((name) => ({ name, choice })) });
    expect(bulk).toBe(names.reduce((before, name) => edited(before, choose(name, choice)), text));
    const doc = parseSmbConf(bulk);
    expect(names.every((name) => ownChoice(doc, name) === choice)).toBe(true);
  });

  it("leaves those alone that are not among them", () => {
    const bulk = edited(text, { shares: others.map((name) => ({ name, choice: "required" })) });
    const header = `[${others[0] ?? ""}]`;
    expect(bulk.slice(0, bulk.indexOf(header))).toBe(text.slice(0, text.indexOf(header)));
    expect(ownChoice(parseSmbConf(bulk), first)).toBe("off");
  });

  it("takes the last of several choices for one share", () => {
    const both = [...choose("A", "off").shares, ...choose("a", "required").shares];
    expect(edited("[a]\n", { shares: both })).toBe("[a]\n\tsmb encrypt = required\n");
  });

  it("changes nothing where some are gone, and says which", () => {
    const gone = ["<b>x</b>", "y", "z", "w", "v"].map((name) => ({ name, choice: "off" as const }));
    const said = edited(text, { preset: "required", shares: [...gone, { name: first, choice: "off" }] });
    expect(said).toMatch(/^missing: smb\.conf has no share named <b>x<\/b>, y, z and 2 more \(any more\)/u);
    expect(said).toContain("Nothing was changed");
    expect(edited(text, choose("global", "off"))).toMatch(/^missing/u);
  });

  it("says it on one line of bounded length, whatever the name", () => {
    const said = edited(text, choose(`a\nb${"c".repeat(900)}`, "off"));
    expect(said).toMatch(/^missing: .+ named a\?bc+… \(any more\)/u);
    expect(said.length).toBeLessThan(400);
  });
});

describe("the whole server", () => {
  it("takes the preset first, then SMB 1 and the lists over it, then the shares", () => {
    const form = {
      preset: "hardened" as const,
      smb1: true,
      encryptionAlgorithms: ["AES-128-GCM" as const],
      signingAlgorithms: ["HMAC-SHA256" as const],
      ...choose("a", "desired"),
    };
    expect(edited("[global]\n[a]\n", form)).toBe(
      [
        ...["[global]", "\tsmb encrypt = mandatory", "\tserver signing = mandatory"],
        ...["\tserver min protocol = NT1", "\tserver smb3 encryption algorithms = AES-128-GCM"],
        ...["\tserver smb3 signing algorithms = HMAC-SHA256", "[a]", "\tsmb encrypt = desired", ""],
      ].join("\n"),
    );
  });

  it("changes nothing where nothing is asked for, or all of it is so already", () => {
    const text =
      "[global]\nserver min protocol=NT1\nserver smb3 encryption algorithms = aes-256-gcm aes-128-gcm\n";
    expect(edited(text, {})).toBe(text);
    expect(edited(text, { smb1: true, encryptionAlgorithms: ["AES-256-GCM", "AES-128-GCM"] })).toBe(text);
  });

  it.each([
    ["server min protocol = NT1", false],
    ["server min protocol = LANMAN1\nserver max protocol = NT1", false],
    ["server max protocol = SMB2", true],
    ["server max protocol = LANMAN1", true],
    ["server max protocol = SMB9", true],
    ["server min protocol = SMB9", true],
  ])("switches SMB 1 of %j to %s", (lines, on) => {
    const text = edited(`[global]\n${lines}\n`, { smb1: on });
    expect(dialects(parseSmbConf(text))).toMatchObject({ smb1: on, smb2: true });
  });

  it("clears lines of a list that Samba refuses, and says the list in one", () => {
    const text =
      "[global]\nserver smb3 signing algorithms = +AES-128-CMAC HMAC-SHA256\nserver smb3 signing algorithms = x\n";
    expect(edited(text, { signingAlgorithms: ["HMAC-SHA256", "AES-128-CMAC"] })).toBe(
      "[global]\n\tserver smb3 signing algorithms = HMAC-SHA256, AES-128-CMAC\n",
    );
  });
});
