import { describe, expect, it } from "vitest";
import { parseSmbConf } from "../document";
import { canConnect } from "./can-connect";
import { CLIENT_SYSTEMS, clientSystem } from "./systems";

function ask(client: string, file: string, share = "data") {
  const system = clientSystem(client);
  if (!system) throw new Error(`${client} is no system`);
  return canConnect(parseSmbConf(file), share, system, "nas");
}

const REQUIRED = "[global]\nsmb encrypt = mandatory\nserver signing = mandatory\n[data]\npath = /data\n";
const DEFAULTS = "[data]\npath = /data\n";

describe("canConnect", () => {
  it("answers the helpdesk's two questions for Windows 7", () => {
    const verdict = ask("windows-7", REQUIRED);
    expect(verdict.headline).toBe("No");
    expect(verdict.why).toBe(
      "The server requires encryption here. Windows 7 speaks SMB 2.1 at most, and only SMB 3 can encrypt.",
    );
    expect(verdict.onClient[0]).toContain("No setting makes Windows 7 encrypt.");
    expect(verdict.onServer[0]?.text).toContain("Transition");
    expect(verdict.lines).toEqual([{ number: 2, text: "smb encrypt = mandatory" }]);
    expect(verdict.commands).toEqual([]);
  });

  it("names the cipher, and how the client shows it", () => {
    const verdict = ask("windows-11", REQUIRED);
    expect(verdict.headline).toBe("Yes, encrypted with AES-128-GCM");
    expect(verdict.dialect).toBe("SMB 3.1.1");
    expect(verdict.commands.map(({ text }) => text)).toEqual([
      String.raw`New-SmbMapping -LocalPath 'Z:' -RemotePath '\\nas\data'`,
      "Get-SmbConnection -ServerName 'nas' | Select-Object ShareName, UserName, Dialect, Encrypted",
    ]);
  });

  it.each([
    ["windows-8", String.raw`-Name '\\nas\data' -Value 'RequirePrivacy=1'`],
    ["windows-11", String.raw`New-SmbMapping -LocalPath 'Z:' -RemotePath '\\nas\data' -RequirePrivacy $true`],
    ["windows-11-24h2", "Set-SmbClientConfiguration -RequireEncryption $true"],
    ["linux-4.11", "sudo mount -t cifs '//nas/data' /mnt -o username=USER,vers=3.0,seal"],
    ["linux-5.13", "sudo mount -t cifs '//nas/data' /mnt -o username=USER,vers=3.1.1,seal"],
    ["macos-14", "force_sess_encrypt=yes"],
    ["smbclient-4.7", "smbclient '//nas/data' -U USER -e"],
    ["smbclient-4.15", "smbclient '//nas/data' -U USER --client-protection=encrypt"],
  ])("tells %s how to insist where the server only follows", (client, command) => {
    const verdict = ask(client, DEFAULTS);
    expect(verdict.headline).toBe("Yes, in the clear");
    expect(verdict.commands[0]?.purpose).toBe("Insist on encryption");
    expect(verdict.commands[0]?.text).toContain(command);
  });

  it.each([
    ["windows-7", "[global]\nserver min protocol = SMB3_11\n[data]\n", "No", "at least SMB 3.1.1"],
    [
      "windows-10",
      "[global]\nserver min protocol = NT1\nserver max protocol = NT1\n[data]\n",
      "No",
      "SMB 1 at most",
    ],
    [
      "windows-10",
      "[global]\nserver max protocol = SMB2\n[data]\nsmb encrypt = required\n",
      "No",
      "server max protocol",
    ],
    [
      "windows-8",
      "[global]\nserver smb3 encryption algorithms = AES-256-GCM\n[data]\n",
      "No",
      "AES-128-CCM alone",
    ],
    [
      "windows-10",
      "[global]\nsmb encrypt = desired\nserver smb3 encryption algorithms = AES-256-GCM\n[data]\n",
      "No",
      "no cipher in common",
    ],
    [
      "windows-10",
      "[global]\nserver smb3 encryption algorithms = AES-256-GCM\n[data]\n",
      "Yes, in the clear",
      "no cipher",
    ],
    [
      "windows-10",
      "[global]\nserver smb3 signing algorithms = AES-128-GMAC\n[data]\n",
      "No",
      "no way to sign",
    ],
    [
      "windows-11",
      "[global]\nsmb encrypt = off\n[data]\nsmb encrypt = required\n",
      "No",
      "nobody can connect",
    ],
    ["windows-11-24h2-encrypting", "[global]\nsmb encrypt = off\n[data]\n", "No", "offers none"],
    ["windows-11-24h2-encrypting", DEFAULTS, "Yes, encrypted with AES-128-GCM", "insists"],
    ["windows-xp", DEFAULTS, "No", "at least SMB 2.0.2"],
    [
      "windows-xp",
      `${REQUIRED.replace("[data]", "server min protocol = NT1\n[data]")}smb encrypt = off\n`,
      "Yes, in the clear",
      "passes by",
    ],
    ["windows-11", "[data]\navailable = no\n", "No", "available = no"],
    ["windows-11", "[other]\n", "No", "no share of the name"],
    ["windows-11", "[global]\ninclude = /etc/samba/more.conf\n", "Not known", "/etc/samba/more.conf"],
    ["windows-11", "[data]\nsmb encrypt = perhaps\n", "Not known", "does not take"],
    [
      "windows-11",
      "[global]\nserver min protocol = SMB3\nserver max protocol = SMB2\n[data]\n",
      "No",
      "above the highest",
    ],
  ])("%s at %j: %s", (client, file, headline, why) => {
    const verdict = ask(client, file);
    expect(verdict.headline).toBe(headline);
    expect(verdict.why).toContain(why);
    expect(verdict.answer === "no" ? verdict.onServer.length : 1).toBeGreaterThan(0);
  });

  it("reminds of guests, of old passwords and of lines that let in few", () => {
    const guests = "[data]\nguest ok = yes\nvalid users = @finance\n";
    expect(ask("windows-11", `[global]\nsmb encrypt = desired\n${guests}`).mind[0]).toContain("no key");
    expect(ask("windows-11-24h2", guests).mind[0]).toContain("does not sign in as a guest");
    expect(ask("windows-7", guests).mind).toEqual([
      "Not everybody may use this share: line 3 of smb.conf says “valid users = @finance”.",
    ]);
    const smb1 = "[global]\nserver min protocol = NT1\n";
    expect(ask("windows-xp", `${smb1}[data]\n`).mind.join(" ")).toContain("NTLMv1");
    expect(ask("windows-xp", `${smb1}ntlm auth = yes\n[data]\n`).mind.join(" ")).not.toContain("NTLMv1");
  });

  it("knows every system under one id, and says something about all of them everywhere", () => {
    expect(new Set(CLIENT_SYSTEMS.map(({ id }) => id)).size).toBe(CLIENT_SYSTEMS.length);
    for (const { id } of CLIENT_SYSTEMS) {
      for (const file of [REQUIRED, DEFAULTS]) {
        const { why, headline } = ask(id, file);
        expect(`${headline}: ${why}`).toMatch(/^(Yes, encrypted with AES|Yes, in the clear|No).{20,}/);
        expect(why).not.toContain("undefined");
      }
    }
  });
});
