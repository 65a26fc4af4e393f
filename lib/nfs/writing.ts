import { encodeText } from "@/lib/shared/text";
import type { Exports } from "./document";
import type { ExportLine } from "./lines";

/** A client as it is to be written. */
export interface ClientSpec {
  /** `*` for everybody. */
  readonly host: string;
  /** In the order in which they are written. */
  readonly options: readonly string[];
}

/** An export as it is to be written. */
export interface ExportSpec {
  readonly path: string;
  readonly clients: readonly ClientSpec[];
}

/**
 * A path so that exportfs reads exactly it. Blanks alone are put in quotes, as exports(5) says, unless the file writes its
 * own in octal; with anything else in need of it all is written in octal, as exportfs itself does in etab.
 */
function writePath(path: string, style: "quotes" | "octal" = "quotes"): string {
  if (!NEEDS_ESCAPE.test(path)) return path;
  const isQuotable = style === "quotes" && !/[^ ]/.test(path.replace(PLAIN, ""));
  return isQuotable ? `"${path}"` : escapeWord(path);
}

/** A path as this file writes its own. */
export function writePathLike(doc: Exports, path: string): string {
  return writePath(path, pathStyle(doc));
}

/** `host(option,option)`; no parentheses where there are no options. */
export function writeClient({ host, options }: ClientSpec): string {
  return options.length === 0 ? host : `${host}(${options.map(escapeWord).join(",")})`;
}

/** What would end the word or begin something else, in octal. */
export function escapeWord(text: string): string {
  const escaped = text.replace(SPECIAL, (character) => octal(character));
  // A backslash with three octal digits behind it would be read as an escape after all, unless the last is one itself.
  return escaped.replace(
    /(\\134[0-3][0-7])([0-7])/g,
    (_all, before: string, digit: string) => before + octal(digit),
  );
}

/** An export on a line of its own, without its line end, with the blanks that the file's last export has. */
export function writeExport(doc: Exports, { path, clients }: ExportSpec): string {
  const last = doc.exports.at(-1);
  const written = writePathLike(doc, path);
  return `${written}${gapBehind(doc, last, written)}${clients.map(writeClient).join(" ")}`;
}

/** What stands between two clients of an export: a blank, or a new line where the export has one for each. */
export function gapInLine(doc: Exports, line: ExportLine): string {
  const [before, last] = line.items.slice(-2);
  if (!before || !last) return " ";
  const gap = doc.text.slice(before.to, last.from);
  return /^(?:[\t ]+|[\t ]*\\\n[\t ]*)$/.test(gap) ? gap : " ";
}

/** The file's own line end: that of its first line. */
export function lineEndOf({ text }: Exports): string {
  const first = text.indexOf("\n");
  return first > 0 && text.charAt(first - 1) === "\r" ? "\r\n" : "\n";
}

const PLAIN = /[^\0-\x20"#\\\x7f]/g;
const NEEDS_ESCAPE = /[\0-\x20"#\\\x7f]/;
const SPECIAL = /[\0-\x20"#\\\x7f]/g;

function octal(character: string): string {
  const [byte = 0] = encodeText(character);
  return `\\${byte.toString(8).padStart(3, "0")}`;
}

function pathStyle(doc: Exports): "quotes" | "octal" {
  const escaped = doc.exports.findLast(({ path }) => path.value.includes(" "));
  return escaped && doc.text.slice(escaped.path.from, escaped.path.to).includes("\\040") ? "octal" : "quotes";
}

/** The last export's blanks; where they align its clients to a column, as many as reach that column. */
function gapBehind({ text }: Exports, last: ExportLine | undefined, written: string): string {
  const item = last?.items[0];
  const gap = last && item ? text.slice(last.path.to, item.from) : "";
  if (!last || !item || !/^[\t ]+$/.test(gap)) return " ";
  if (gap.length === 1 || gap.includes("\t")) return gap;
  return " ".repeat(Math.max(1, item.from - last.path.from - written.length));
}
