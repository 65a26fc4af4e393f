import { pick, type Random } from "@/lib/shared/testing/random";

const BLANKS = ["", "", "", " ", "\t", "  ", " \t "] as const;
const LINE_ENDS = ["\n", "\n", "\n", "\n", "\r\n", " \n", "\\\n", " \\\n", "\\ \r\n", "\\\\\n"] as const;
export const SECTION_NAMES = [
  "global",
  "GLOBALS",
  "a",
  "A",
  "b",
  "B  c",
  "b C",
  " a ",
  "t",
  "\u00c4rger",
  "\u00e4RGER",
] as const;
export const PARAMETER_NAMES = [
  ...([
    "comment",
    "Comment",
    "read only",
    "READONLY",
    "writeable",
    "guest ok",
    "public",
    "server string",
  ] as const),
  ...(["foo:bar", "Foo : Bar", "vfs_fruit:aapl", "copy", "server smb encrypt", "smb encrypt"] as const),
] as const;
const BOOLEANS = ["yes", "No", "TRUE", "false", "1", "0"] as const;
const TEXTS = [
  "",
  "x",
  "a  b",
  "a = b",
  "# c",
  "; d",
  '"q"',
  "[x]",
  "it \t is",
  "\u00e9t\u00e9",
  "x\0y",
] as const;
const ODD_LINES = [
  "",
  "",
  "  ",
  "# c",
  "\t; d",
  "# c \\",
  "junk",
  "-[a]",
  "\ufeff[a]",
  "\\",
  "\u00a0x = y",
] as const;

/** A value that Samba accepts for the parameter, or at least for most. */
export function madeUpValue(random: Random, name: string): string {
  if (name === "copy") return pick(random, SECTION_NAMES);
  if (/encrypt/.test(name)) return pick(random, ["off", "desired", "required", "if_required", "mandatory"]);
  return /read|writ|guest|public/i.test(name) ? pick(random, BOOLEANS) : pick(random, TEXTS);
}

/** A text like an smb.conf, with all the traps of the format close together. */
export function madeUpSmbConf(random: Random): string {
  const lines = Math.floor(random() * 16);
  let text = "";
  for (let line = 0; line < lines; line++) text += madeUpLine(random) + pick(random, LINE_ENDS);
  return random() < 0.2 ? text + madeUpLine(random) : text;
}

function madeUpLine(random: Random): string {
  const kind = random();
  const indent = pick(random, BLANKS);
  if (kind < 0.25) return `${indent}[${pick(random, SECTION_NAMES)}]`;
  if (kind < 0.4) return pick(random, ODD_LINES);
  const name = pick(random, PARAMETER_NAMES);
  return `${indent}${name}${pick(random, BLANKS)}=${pick(random, BLANKS)}${madeUpValue(random, name)}`;
}
