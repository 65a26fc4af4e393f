import { describe, expect, it } from "vitest";
import { parseSmbConf } from "./document";
import { configImpact } from "./impact";

const conf = (global: string, shares = "[data]\n\tpath = /data\n") =>
  parseSmbConf(`[global]\n\tworkgroup = W\n${global}${shares}`);
const plain = conf("");

describe("configImpact", () => {
  it("says nothing where nothing of meaning changes", () => {
    const other = parseSmbConf("# a comment\n[Global]\nWork Group=W\n[data]\npath = /data\nwriteable = no\n");
    expect(configImpact(plain, other)).toEqual({ statements: [], restartAdvised: false, restartReason: "" });
  });

  it("says whom the guide's lines shut out, and advises a restart", () => {
    const impact = configImpact(plain, conf("\tsmb encrypt = mandatory\n\tserver signing = mandatory\n"));
    expect(impact.restartAdvised).toBe(true);
    expect(impact.restartReason).toContain("encryption and signing");
    expect(impact.statements[0]).toMatchObject({ tone: "bad", about: ["data"] });
    expect(impact.statements[0]?.text).toContain("limited to SMB 2 (Windows 7, Server 2008 R2) are refused");
    expect(impact.statements[0]?.text).toContain("SMB 3 clients are encrypted from now on");
    expect(impact.statements.some(({ tone, about }) => tone === "good" && about.length === 0)).toBe(true);
  });

  it("warns where protection is taken away", () => {
    const [first] = configImpact(conf("\tsmb encrypt = required\n"), plain).statements;
    expect(first).toMatchObject({ tone: "bad" });
    expect(first?.text).toContain("in the clear from now on");
  });

  it("names the trap in which nobody can connect", () => {
    const after = conf("\tsmb encrypt = off\n", "[data]\n\tpath = /data\n\tsmb encrypt = required\n");
    expect(configImpact(plain, after).statements[0]).toMatchObject({ tone: "bad", about: ["data"] });
    expect(configImpact(plain, after).statements[0]?.text).toContain("Locked out");
  });

  it("tells of SMB 1 switched on", () => {
    const impact = configImpact(plain, conf("\tserver min protocol = NT1\n"));
    expect(impact.statements[0]).toMatchObject({ tone: "bad", about: [] });
    expect(impact.statements[0]?.text).toContain("SMB 1 is switched on");
    expect(impact.restartAdvised).toBe(true);
  });

  it.each([
    [
      "SMB3_11",
      [
        "Clients limited to SMB 2 are refused (Windows 7, Server 2008 R2).",
        "Clients limited to SMB 3.0 are refused (Windows 8, Server 2012), though they can encrypt.",
        "Clients limited to SMB 3.0.2 are refused (Windows 8.1, Server 2012 R2), though they can encrypt.",
        "Protocol versions, now SMB 3.1.1 alone.",
      ],
    ],
    [
      "SMB3_00",
      [
        "Clients limited to SMB 2 are refused (Windows 7, Server 2008 R2).",
        "Protocol versions, now from SMB 3.0 to SMB 3.1.1.",
      ],
    ],
  ])("names the clients that %s as the lowest version shuts out", (lowest, expected) => {
    const { statements } = configImpact(plain, conf(`\tserver min protocol = ${lowest}\n`));
    const ofServer = statements.filter(({ about }) => about.length === 0);
    expect(ofServer.map(({ text }) => text)).toEqual(expected);
  });

  it("refuses nobody for a lower highest version, which newer clients speak too", () => {
    const { statements } = configImpact(plain, conf("\tserver max protocol = SMB3_00\n"));
    expect(statements.map(({ tone, text }) => `${tone}: ${text}`)).toEqual([
      "note: Protocol versions, now from SMB 2.0.2 to SMB 3.0.",
    ]);
  });

  it("tells of shares that come, go, move and open", () => {
    const before = conf("", "[a]\npath = /a\n[b]\npath = /b\n[c]\npath = /c\n");
    const after = conf("", "[b]\npath = /b2\n[C]\npath = /c\npublic = yes\n[d]\npath = /d\n");
    const said = configImpact(before, after).statements.map(({ text, about }) => `${about.join()}: ${text}`);
    expect(said).toContainEqual(expect.stringMatching(/^a: Removed/u));
    expect(said).toContainEqual(expect.stringMatching(/^b: “path” changes from “\/b” to “\/b2”/u));
    expect(said).toContainEqual(expect.stringMatching(/^C: “guest ok” changes from “no” to “yes”/u));
    expect(said).toContainEqual(expect.stringMatching(/^d: A new share/u));
  });

  it("gathers 5,000 shares with one fate into one statement", () => {
    const shares = Array.from(
      { length: 5000 },
      (_, at) => `[s${String(at)}]\npath = /s/${String(at)}\n`,
    ).join("");
    const { statements } = configImpact(conf("", shares), conf("\tsmb encrypt = required\n", shares));
    expect(statements).toHaveLength(1);
    expect(statements[0]?.about).toHaveLength(5000);
  });

  it("advises a restart where only the address changes, and none for a comment", () => {
    expect(configImpact(plain, conf("\tsmb ports = 4450\n")).restartAdvised).toBe(true);
    expect(configImpact(plain, conf("", "[data]\n\tpath = /data\n\tcomment = x\n")).restartAdvised).toBe(
      false,
    );
  });
});
