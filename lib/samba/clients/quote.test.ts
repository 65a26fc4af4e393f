import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSmbConf } from "../document";
import { canConnect } from "./can-connect";
import { canStandInCommand, quoteForPowerShell, quoteForShell } from "./quote";
import { CLIENT_SYSTEMS } from "./systems";

/** Names as people and adversaries write them. */
const names = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from("'\"`$();&|<>\\/ -#%!{}[]*?~=,.aZ\n\r\t\u2018\u2019\u201A\u201B\u201C\u202E\u0000"),
    ),
    maxLength: 40,
  }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    "$(reboot)",
    "'; reboot; '",
    "’; reboot; ’",
    "a".repeat(255),
    "-o x",
    "O'Brien",
  ),
);

describe("names in commands", () => {
  it("are one word, and that word, to a real shell", { timeout: 120_000 }, () => {
    const some = fc.sample(names.filter(canStandInCommand), { numRuns: 400, seed: 3 });
    const script = some.map((name) => `printf '%s\\0' ${quoteForShell(name)}`).join("\n");
    const said = execFileSync("sh", ["-s"], { input: script }).toString();
    expect(said.split("\0").slice(0, -1)).toEqual(some);
  });

  it("are one verbatim string to PowerShell", () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(readPowerShell(`${quoteForPowerShell(name)} rest`)).toEqual({ text: name, rest: " rest" });
      }),
      { numRuns: 2000 },
    );
  });

  it("are left out where they would end a line, hide, or lead elsewhere", () => {
    for (const name of [
      "",
      "  ",
      "a\nb",
      "a\0",
      "a\u2028",
      "\udc80",
      "a/b",
      "a\\b",
      "a\u202eb",
      "\u001b[2J",
    ]) {
      expect(canStandInCommand(name), JSON.stringify(name)).toBe(false);
    }
    for (const name of ["finance", "O'Brien", "$HOME", "<script>", "Größe", "データ", "a".repeat(255)]) {
      expect(canStandInCommand(name), name).toBe(true);
    }
  });

  it("change nothing of a command but the word that they are, whatever the system", () => {
    const plain = bareCommands("data", "nas");
    fc.assert(
      fc.property(names, names, (share, server) => {
        const name = parseSmbConf(`[${share}]\n`).sections.find(({ isGlobal }) => !isGlobal)?.name;
        if (name === undefined) return;
        const bare = bareCommands(name, server);
        if (canStandInCommand(name) && canStandInCommand(server)) expect(bare).toEqual(plain);
        else expect(plain).toEqual(expect.arrayContaining(bare));
      }),
      { numRuns: 300 },
    );
  });
});

/** The commands of all systems for a share, what stands between quotes left out. */
function bareCommands(share: string, server: string): string[] {
  const doc = parseSmbConf(`[${share}]\npath = /data\n`);
  return CLIENT_SYSTEMS.flatMap((system) =>
    canConnect(doc, share, system, server).commands.map(({ shell, text }) =>
      shell === "PowerShell" ? withoutPowerShellStrings(text) : withoutShellStrings(text),
    ),
  );
}

const QUOTE = /['\u2018-\u201B]/;

/** A verbatim string at the start of a text, as PowerShell's tokenizer reads it. */
function readPowerShell(text: string): { text: string; rest: string } | undefined {
  if (!QUOTE.test(text.charAt(0))) return undefined;
  let read = "";
  for (let at = 1; at < text.length; at += 1) {
    if (!QUOTE.test(text.charAt(at))) read += text.charAt(at);
    else if (QUOTE.test(text.charAt(at + 1))) {
      at += 1;
      read += text.charAt(at);
    } else return { text: read, rest: text.slice(at + 1) };
  }
  return undefined;
}

function withoutPowerShellStrings(text: string): string {
  let bare = "";
  for (let rest = text; rest !== ""; ) {
    const string = readPowerShell(rest);
    if (!string) bare += rest.charAt(0);
    rest = string ? string.rest : rest.slice(1);
  }
  return bare;
}

function withoutShellStrings(text: string): string {
  return text.replace(/'[^']*'|\\'/g, "");
}
