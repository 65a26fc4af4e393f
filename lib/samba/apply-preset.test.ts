import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decodeText } from "@/lib/shared/text";
import { applyPreset, recognisePreset } from "./apply-preset";
import { parseSmbConf } from "./document";
import type { PresetName } from "./preset-names";
import { PRESETS } from "./presets";
import { checkApplyPreset, checkRecognise } from "./testing/encryption-laws";
import { STRANGE_NAMES } from "./testing/strange-names";

function applied(text: string, name: PresetName): string {
  const result = applyPreset(text, name);
  return result.ok ? result.value : result.error.message;
}

const recognised = (text: string) => recognisePreset(parseSmbConf(text));

const PLAIN = "[global]\n\tworkgroup = W\n\n# ours\n[data]\n\tpath = /d\n";
const above = (...lines: string[]) =>
  PLAIN.replace("= W\n", `= W\n${lines.map((each) => `\t${each}\n`).join("")}`);

describe("a preset applied", () => {
  it.each(PRESETS)(
    "$label writes the lines it promises into [global], and nothing else",
    ({ name, lines }) => {
      expect(applied(PLAIN, name)).toBe(above(...lines));
    },
  );

  it.each(PRESETS)("$label is taken back by Off, to the last byte", ({ name }) => {
    expect(applied(applied(PLAIN, name), "off")).toBe(PLAIN);
  });

  it.each([
    ["transition", "smb encrypt = desired\nServer Signing = required\n"],
    ["required", "Server SMB Encrypt = forced\nserver signing=MANDATORY\n"],
    ["required", "smb encrypt = required\nserver signing = mandatory\nserver min protocol = SMB3_00\n"],
    ["off", "smb encrypt = auto\nserver signing = disabled\nserver min protocol = NT1\n"],
    [
      "hardened",
      "smb encrypt = required\nserver signing = mandatory\nmin protocol = SMB3\nserver smb3 encryption algorithms = AES-256-CCM AES-128-GCM\n",
    ],
  ] as const)("%s leaves a file alone that says it in other words", (name, lines) => {
    const text = `[global]\n${lines}[data]\npath = /d\n`;
    expect(recognised(text)).toEqual({ preset: name, nearest: name, differences: [] });
    expect(applied(text, name)).toBe(text);
  });

  it("changes the line that counts, under the name it is written with", () => {
    const text = "[global]\nSMB Encrypt=off # mine\n[a]\n[GLOBAL]\nserver smb encrypt =  off\n";
    expect(applied(text, "required")).toBe(
      "[global]\nSMB Encrypt=off # mine\nserver signing =  mandatory\n[a]\n[GLOBAL]\nserver smb encrypt =  mandatory\n",
    );
  });

  it("gives back what a stricter one took, and keeps what nobody asked it to change", () => {
    const hardened = applied(PLAIN, "hardened");
    expect(applied(hardened, "required")).toBe(applied(PLAIN, "required"));
    expect(applied(hardened, "transition")).toBe(applied(PLAIN, "transition"));
    const own = above("smb encrypt = required", "server smb3 signing algorithms = AES-128-CMAC, HMAC-SHA256");
    expect(applied(own, "transition")).toContain("signing algorithms = AES-128-CMAC, HMAC-SHA256");
  });

  it("switches SMB 1 off, and Off leaves it as it is", () => {
    const smb1 = above("server min protocol = NT1");
    for (const name of ["transition", "required"] as const) {
      expect(applied(smb1, name)).toContain("\tserver min protocol = SMB2_02\n");
    }
    expect(applied(smb1, "hardened")).toContain("\tserver min protocol = SMB3_11\n");
    expect(applied(smb1, "off")).toBe(smb1);
  });

  it.each(["SMB2", "SMB2_10", "NT1"])(
    "lets the server speak SMB 3 again where it stopped at %s",
    (version) => {
      for (const name of ["transition", "required", "hardened"] as const) {
        expect(applied(above(`server max protocol = ${version}`), name)).toBe(applied(PLAIN, name));
      }
    },
  );

  it("replaces every line of a list for which Samba refuses the file", () => {
    const refused = ["server smb3 encryption algorithms = -AES-128-GCM AES-256-GCM"];
    const text = above(...refused, "server smb3 encryption algorithms = AES-128-GCM");
    const hardened = applied(text, "hardened");
    expect(hardened).not.toContain("-AES-128-GCM");
    expect(recognised(hardened).preset).toBe("hardened");
  });

  it("leaves the shares' own lines to them", () => {
    const shares = "[a]\nsmb encrypt = off\n[b]\nSMB Encrypt = required\n";
    for (const { name } of PRESETS) expect(applied(`[global]\n${shares}`, name)).toContain(shares);
  });

  it("keeps line ends, bytes that are no UTF-8, and a last line without an end", () => {
    const text = "[global]\r\ncomment = \udce9t\udce9\r\n[a]\r\npath = /\udcff";
    expect(applied(text, "required")).toBe(
      "[global]\r\ncomment = \udce9t\udce9\r\nsmb encrypt = mandatory\r\nserver signing = mandatory\r\n[a]\r\npath = /\udcff",
    );
    expect(applied("", "transition")).toBe(
      "[global]\n\tsmb encrypt = desired\n\tserver signing = mandatory\n",
    );
  });

  it.each(STRANGE_NAMES)("keeps a share with %s", (_what, name) => {
    const text = `[global]\n[${name}]\npath = /d\n`;
    for (const { name: preset } of PRESETS) {
      expect(checkApplyPreset(text, preset)).toBe(preset === "off" ? "unchanged" : "edited");
      expect(applied(text, preset).endsWith(`[${name}]\npath = /d\n`)).toBe(true);
    }
  });
});

describe("a file that is no preset", () => {
  it("is told the nearest one, what differs from it, and in which line", () => {
    expect(recognised(above("smb encrypt = mandatory"))).toEqual({
      preset: null,
      nearest: "required",
      differences: [
        {
          parameter: "server signing",
          wanted: "mandatory",
          found: "Samba's default",
          sentence: "Sessions are signed only where the client asks for it.",
        },
      ],
    });
    const [smb1] = recognised(
      above("smb encrypt = desired", "server signing = required", "min protocol = NT1"),
    ).differences;
    expect(smb1).toMatchObject({
      parameter: "server min protocol",
      wanted: "SMB 2.0.2 or SMB 2.1",
      found: "NT1",
      line: { number: 5, text: "min protocol = NT1" },
    });
    expect(smb1?.sentence).toContain("SMB 1 is on");
  });

  it.each([
    [["smb encrypt = off"], "off", "smb encrypt", "Encryption is turned off for the whole server"],
    [["smb encrypt = always"], "off", "smb encrypt", "none that Samba knows"],
    [["server signing = <b>always</b>"], "off", "server signing", "none that Samba knows"],
    [["server min protocol = SMB9"], "off", "server min protocol", "none that Samba knows"],
    [["server min protocol = SMB3"], "off", "server min protocol", "SMB 3.1.1 alone"],
    [
      ["smb encrypt = required", "server signing = mandatory", "server max protocol = SMB3_02"],
      "required",
      "nothing",
      "",
    ],
    [
      ["smb encrypt = required", "server signing = mandatory", "server max protocol = SMB2"],
      "required",
      "server max protocol",
      "only SMB 3 can encrypt",
    ],
    [
      ["smb encrypt = required", "server signing = mandatory", "server smb3 encryption algorithms = AES256"],
      "required",
      "server smb3 encryption algorithms",
      "nothing can be encrypted",
    ],
    [
      [
        ...["smb encrypt = required", "server signing = mandatory", "server min protocol = SMB3"],
        "server smb3 encryption algorithms = AES-128-GCM, AES-256-GCM",
      ],
      "hardened",
      "server smb3 encryption algorithms",
      "AES-128 comes first",
    ],
    [
      [
        "smb encrypt = desired",
        "server signing = mandatory",
        "server smb3 signing algorithms = AES-128-GMAC",
      ],
      "transition",
      "server smb3 signing algorithms",
      "Clients are left out",
    ],
  ] as const)("%j is next to %s, by %s", (lines, nearest, parameter, sentence) => {
    const found = recognised(above(...lines));
    expect(found.nearest).toBe(nearest);
    expect(found.differences.map((each) => each.parameter)).toEqual(
      parameter === "nothing" ? [] : [parameter],
    );
    expect(found.differences[0]?.sentence ?? "").toContain(sentence);
  });
});

it("refuses a file it cannot add a line to, and says what to do", () => {
  expect(applied("comment = x\\", "required")).toMatch(/ends in a backslash.*Nothing was changed; remove/u);
});

/** Real-world files, which are not part of the project. */
const CORPUS = fileURLToPath(new URL("../../../shared/corpus/smbconf/", import.meta.url));

it("is recognised and keeps the rest of real-world files, byte for byte", () => {
  const names = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith(".conf")) : [];
  if (names.length === 0)
    console.log(`No corpus of real-world files at ${CORPUS}: nothing to try presets on.`);
  for (const file of names) {
    const text = decodeText(readFileSync(`${CORPUS}${file}`));
    checkRecognise(text);
    for (const { name } of PRESETS) expect([file, checkApplyPreset(text, name)]).not.toContain("refused");
  }
});
