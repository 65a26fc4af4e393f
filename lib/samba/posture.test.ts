import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { serverPosture } from "./posture";
import { STRANGE_NAMES } from "./testing/strange-names";

const posture = (text: string) => serverPosture(parseSmbConf(text));
const ofGlobal = (...lines: string[]) => posture(`[global]\n${lines.map((line) => `\t${line}\n`).join("")}`);

describe("serverPosture", () => {
  it("tells Samba's defaults where the file says nothing, and points at no line", () => {
    const found = posture("");
    expect(found.facts).toMatchObject({
      encrypt: "if_required",
      signing: "on-request",
      min: { name: "SMB2_02" },
      max: { name: "SMB3_11" },
      encryptionAlgorithms: ["AES-128-GCM", "AES-128-CCM", "AES-256-GCM", "AES-256-CCM"],
      signingAlgorithms: ["AES-128-GMAC", "AES-128-CMAC", "HMAC-SHA256"],
    });
    const { encryption, signing, dialects, encryptionAlgorithms, signingAlgorithms, guests } = found;
    expect(encryption.label).toBe("Only when the client asks");
    expect(signing.label).toBe("When the client asks");
    expect(dialects).toMatchObject({ label: "SMB 2.0.2 to SMB 3.1.1", reason: "SMB 1 is off.", smb1: false });
    expect(guests).toMatchObject({ label: "None", shares: [], refused: [], olderClients: [] });
    const aspects = [encryption, signing, dialects, encryptionAlgorithms, signingAlgorithms, guests];
    expect(aspects.flatMap(({ lines }) => lines)).toEqual([]);
    expect(found).not.toHaveProperty("caveat");
  });

  it.each([
    ["off", "Turned off", "no encryption at all"],
    ["auto", "Only when the client asks", "asks nobody"],
    ["desired", "When the client can", "older clients are served in the clear"],
    ["forced", "Required", "a client that cannot encrypt is refused"],
    ["<b>on</b>", "Unknown", "“<b>on</b>” is no value"],
  ])("says of smb encrypt = %s: %s, with the line", (value, label, reason) => {
    const { encryption } = ofGlobal("workgroup = W", `SMB Encrypt = ${value}`);
    expect(encryption).toMatchObject({ label, lines: [{ number: 3, text: `SMB Encrypt = ${value}` }] });
    expect(encryption.reason).toContain(reason);
  });

  it.each([
    [["server min protocol = NT1"], "SMB 1 to SMB 3.1.1", "SMB 1 is on", true],
    [
      ["server max protocol = SMB2"],
      "SMB 2.0.2 to SMB 2.1",
      "SMB 3, the only version that can encrypt",
      false,
    ],
    [["server min protocol = SMB3"], "SMB 3.1.1 only", "SMB 1 is off", false],
    [["min protocol = SMB3_00", "max protocol = SMB2"], "None", "nobody can connect", false],
    [["server min protocol = SMB9"], "Unknown", "Correct that line", false],
    [["server min protocol = NT1", "protocol = NT1"], "SMB 1 only", "SMB 1 is on", true],
  ] as const)("says of %j: %s", (lines, label, reason, smb1) => {
    const { dialects } = ofGlobal(...lines);
    expect(dialects).toMatchObject({ label, smb1 });
    expect(dialects.reason).toContain(reason);
    expect(dialects.lines.map(({ text }) => text)).toEqual(lines);
  });

  it("tells the algorithms in effect, those Samba does not know, and every line that has a part in them", () => {
    const { encryptionAlgorithms: found } = ofGlobal(
      "server smb3 encryption algorithms = AES-256-GCM, ROT13",
      "server smb3 encryption algorithms = +AES-128-CCM",
    );
    expect(found).toMatchObject({ label: "AES-256-GCM, AES-128-CCM", lines: [{ number: 2 }, { number: 3 }] });
    expect(found.reason).toContain("ROT13");
    const none = ofGlobal("server smb3 encryption algorithms = AES256").encryptionAlgorithms;
    expect(none).toMatchObject({ label: "None" });
    expect(none.reason).toContain("No session of SMB 3.1.1 can be encrypted");
    const refused = ofGlobal("server smb3 signing algorithms = +AES-128-CMAC HMAC-SHA256").signingAlgorithms;
    expect(refused).toMatchObject({ label: "Unknown" });
    expect(refused.reason).toContain("Line 2 mixes");
  });

  it("names the shares that admit guests, and tells where encryption shuts them out all the same", () => {
    const shares =
      "[a]\nguest ok = yes\n[b]\npublic = yes\nsmb encrypt = required\n[c]\nguest ok = yes\nsmb encrypt = desired\n[d]\n";
    const { guests } = posture(`[global]\n${shares}`);
    expect(guests).toMatchObject({ label: "3 shares", shares: ["a", "b", "c"], refused: ["b"] });
    expect(guests.olderClients).toEqual(["c"]);
    expect(guests.lines.map(({ number }) => number)).toEqual([3, 5, 8]);
    expect(guests.reason).toBe(
      "a, b and c admit guests. At 1 share they are refused all the same, because encryption is required there and without a password there is no key. At 1 share guests with an SMB 3 client are shut out, because it is told to encrypt and has no key.",
    );
    expect(posture("[global]\nguest ok = yes\n[a]\n").guests).toMatchObject({
      label: "1 share",
      shares: ["a"],
    });
  });

  it("names one line once that admits guests to many shares", () => {
    const shares = Array.from({ length: 50 }, (_, at) => `[s${String(at)}]\n`).join("");
    const { guests } = posture(`[global]\nguest ok = yes\n${shares}`);
    expect(guests).toMatchObject({
      label: "50 shares",
      reason: "50 shares admit guests.",
      lines: [{ number: 2 }],
    });
  });

  it("shows a continued line whole, with the number of its first", () => {
    const { encryption } = posture("[global]\nsmb encrypt = \\\n  desired\n");
    expect(encryption).toMatchObject({ label: "When the client can" });
    expect(encryption.lines).toEqual([{ number: 2, text: "smb encrypt = \\\n  desired" }]);
  });

  it("says what it cannot see", () => {
    expect(ofGlobal("include = /etc/samba/more.conf").caveat).toContain("/etc/samba/more.conf");
  });

  it.each(STRANGE_NAMES)("names a share with %s as the file has it", (_what, name) => {
    const { guests } = posture(`[global]\nsmb encrypt = required\n[${name}]\nguest ok = yes\n`);
    expect(guests).toMatchObject({ shares: [name], refused: [name] });
  });

  it("is of plain values, that can travel to a browser", () => {
    const found = ofGlobal("smb encrypt = desired", "server signing = mandatory", "include = /x");
    expect(structuredClone(found)).toEqual(found);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});
