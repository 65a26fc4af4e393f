import type { SmbConf } from "./document";
import type { ParameterLine } from "./lines";
import { readAsSamba } from "./space";

/** How a file writes its parameters. */
export interface LineStyle {
  readonly indent: string;
  /** What stands between a name and its equals sign, at least. */
  readonly beforeEquals: string;
  readonly afterEquals: string;
  /** How many characters from the name's start the equals sign stands, where the file aligns them; else 0. */
  readonly equalsColumn: number;
}

const DEFAULT_STYLE: LineStyle = { indent: "\t", beforeEquals: " ", afterEquals: " ", equalsColumn: 0 };

/** The style of the nearest example: the last of the given lines that is one plain line, else any line of the file. */
export function styleLike(doc: SmbConf, nearest: readonly ParameterLine[]): LineStyle {
  const example = nearest.findLast((line) => styleOf(doc.text, line)) ?? firstPlain(doc);
  return (example && styleOf(doc.text, example)) ?? DEFAULT_STYLE;
}

/** A parameter in that style, without its line end. */
export function formatParameter(style: LineStyle, name: string, value: string): string {
  const named = (readAsSamba(name) + style.beforeEquals).padEnd(style.equalsColumn, " ");
  return `${style.indent}${named}=${style.afterEquals}${readAsSamba(value)}`;
}

/** The file's own line end: that of its first line. */
export function lineEndOf(doc: SmbConf): string {
  const first = doc.text.indexOf("\n");
  return first > 0 && doc.text.charAt(first - 1) === "\r" ? "\r\n" : "\n";
}

/** Undefined for a line that is continued or has anything but blanks and tabs around its parts. */
function styleOf(text: string, line: ParameterLine): LineStyle | undefined {
  const indent = text.slice(line.from, line.nameFrom);
  const parts = /^([\t ]*)=([\t ]*)$/.exec(text.slice(line.nameTo, line.valueFrom));
  const before = parts?.[1];
  const after = parts?.[2];
  if (before === undefined || after === undefined || !/^[\t ]*$/.test(indent)) return undefined;
  const isEmpty = line.valueFrom === line.valueTo;
  const isAligned = /^ {2,}$/.test(before);
  return {
    indent,
    beforeEquals: isAligned ? " " : before,
    afterEquals: isEmpty && before !== "" ? " " : after,
    equalsColumn: isAligned ? line.nameTo - line.nameFrom + before.length : 0,
  };
}

function firstPlain(doc: SmbConf): ParameterLine | undefined {
  for (const line of doc.lines) {
    if (line.kind === "parameter" && styleOf(doc.text, line)) return line;
  }
  return undefined;
}
