import { describe, expect, it } from "vitest";
import {
  cipherFor,
  ENCRYPTION_ALGORITHMS,
  encryptionAlgorithms,
  isRefusedList,
  SIGNING_ALGORITHMS,
  signingAlgorithms,
} from "./ciphers";
import { parseSmbConf } from "./document";

const CIPHERS = "server smb3 encryption algorithms";
const SIGNATURES = "server smb3 signing algorithms";
const conf = (name: string, ...values: string[]) =>
  parseSmbConf(
    `[global]\n${values.map((value) => `${name} = ${value}\n`).join("")}[s]\n${name} = AES-256-CCM\n`,
  );
const ciphers = (...values: string[]) => encryptionAlgorithms(conf(CIPHERS, ...values));
const signatures = (...values: string[]) => signingAlgorithms(conf(SIGNATURES, ...values));

describe("a list of algorithms", () => {
  it("is Samba's own without a line in [global]", () => {
    expect(ciphers()).toEqual({ algorithms: ENCRYPTION_ALGORITHMS, unknown: [], lines: [] });
    expect(signatures()).toEqual({ algorithms: SIGNING_ALGORITHMS, unknown: [], lines: [] });
  });

  it.each([
    [["AES-256-GCM"], "AES-256-GCM", ""],
    [["aes-256-gcm; Aes-128-Ccm"], "AES-256-GCM AES-128-CCM", ""],
    [['"AES-128-GCM","AES-256-GCM'], "AES-128-GCM AES-256-GCM", ""],
    [["AES-128-GCM\tAES-128-GCM"], "AES-128-GCM", ""],
    [["AES256, AES-128-CCM"], "AES-128-CCM", "AES256"],
    [["AES256"], "", "AES256"],
    [[""], "AES-128-GCM AES-128-CCM AES-256-GCM AES-256-CCM", ""],
    [["-AES-128-GCM -AES-128-CCM"], "AES-256-GCM AES-256-CCM", ""],
    [["-aes-128-gcm"], "AES-128-GCM AES-128-CCM AES-256-GCM AES-256-CCM", ""],
    [["AES-128-GCM", "+AES-256-GCM"], "AES-128-GCM AES-256-GCM", ""],
    [["AES-128-GCM", "+AES-128-GCM"], "AES-128-GCM", ""],
    [["AES-128-GCM", "", "AES-256-CCM"], "AES-256-CCM", ""],
    [["AES-256-CCM", ", ;"], "AES-256-CCM", ""],
  ])("of %j is %j", (values, algorithms, unknown) => {
    const found = ciphers(...values);
    expect([found.algorithms.join(" "), found.unknown.join(" ")]).toEqual([algorithms, unknown]);
    expect(found.lines.map(({ number }) => number)).toEqual(values.map((_, at) => at + 2));
    expect(found.refused).toBeUndefined();
  });

  it.each([[["+AES-128-GCM AES-256-GCM"]], [["AES-128-GCM", "-AES-128-GCM AES-256-GCM", "AES-128-CCM"]]])(
    "of %j makes Samba refuse the file",
    (values) => {
      const doc = conf(CIPHERS, ...values);
      const found = encryptionAlgorithms(doc);
      expect(found.algorithms).toEqual([]);
      expect(found.refused?.value).toMatch(/^[+-]/);
      expect(isRefusedList(doc, "Server SMB3 Encryption  Algorithms")).toBe(true);
      expect(isRefusedList(doc, SIGNATURES)).toBe(false);
    },
  );

  it("is signed with HMAC-SHA256 where it names nothing that Samba knows", () => {
    expect(signatures("ROT13")).toMatchObject({ algorithms: ["HMAC-SHA256"], unknown: ["ROT13"] });
    expect(signatures("AES-128-CMAC")).toMatchObject({ algorithms: ["AES-128-CMAC"] });
  });

  it("is none of a parameter that holds no list", () => {
    expect(isRefusedList(parseSmbConf("[global]\nsmb encrypt = +x y\n"), "smb encrypt")).toBe(false);
  });
});

describe("the cipher of a session", () => {
  const windows10 = ["AES-128-CCM", "AES-128-GCM"];

  it.each([
    ["SMB3_11", ENCRYPTION_ALGORITHMS, windows10, "AES-128-GCM"],
    ["SMB3_11", ["AES-256-GCM", "AES-128-CCM"], windows10, "AES-128-CCM"],
    ["SMB3_11", ["AES-256-GCM"], windows10, undefined],
    ["SMB3_11", [], windows10, undefined],
    ["SMB3_02", ENCRYPTION_ALGORITHMS, [], "AES-128-CCM"],
    ["SMB3_00", ["AES-256-GCM", "AES-128-GCM"], windows10, undefined],
    ["SMB2_10", ENCRYPTION_ALGORITHMS, windows10, undefined],
    ["NT1", ENCRYPTION_ALGORITHMS, windows10, undefined],
  ] as const)(
    "of a client of %s, where the server has %j and it has %j, is %s",
    (dialect, server, own, cipher) => {
      expect(cipherFor(server, { dialect, ciphers: own })).toBe(cipher);
    },
  );
});
