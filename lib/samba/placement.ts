import type { Section, SmbConf } from "./document";
import { lineEndOf } from "./line-style";
import type { Line, ParameterLine, SectionLine } from "./lines";
import { linesOfLastBlock } from "./parametric";
import { scanLines } from "./scan";

/** Text to be put at an offset where a line begins. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Whole lines put above the line that begins at `at`. */
export function insertAbove(doc: SmbConf, at: number, lines: readonly string[]): Insertion {
  const lineEnd = lineEndOf(doc);
  return { at, text: lines.map((line) => line + lineEnd).join("") };
}

/**
 * Whole lines put below a line. A file without a final line end stays without. Undefined where the line is the last of
 * the file and would swallow what is put below it.
 */
export function insertBelow(doc: SmbConf, line: Line, lines: readonly string[]): Insertion | undefined {
  const closing = closingOf(doc, line);
  if (closing === undefined) return undefined;
  const lineEnd = lineEndOf(doc);
  return { at: line.to, text: closing + lines.join(lineEnd) + (closing === "" ? lineEnd : "") };
}

/**
 * The line below which a new parameter of a section goes: the last parameter of its last block, or that block's header.
 * In `[global]` it is the last one above the first share, because share parameters count there for shares below only.
 * Never below an `include`, for a header in the included file would take the new line into another section.
 */
export function anchorOf(doc: SmbConf, section: Section): ParameterLine | SectionLine | undefined {
  const lines = section.isGlobal ? globalLines(doc, section) : blockLines(section);
  const include = lines.findIndex((line) => line.kind === "parameter" && bringsHeaders(line));
  if (include < 0) return lines.at(-1);
  return lines[include - 1];
}

/** `include = registry` brings parameters only, and an empty one brings nothing. */
function bringsHeaders(line: ParameterLine): boolean {
  return line.key === "include" && line.value !== "" && line.value.toLowerCase() !== "registry";
}

function blockLines(section: Section): (ParameterLine | SectionLine)[] {
  return [...section.headers.slice(-1), ...linesOfLastBlock(section)];
}

function globalLines(doc: SmbConf, global: Section): (ParameterLine | SectionLine)[] {
  const all = [...global.headers, ...global.parameters].sort((one, other) => one.from - other.from);
  const firstShare = doc.sections.find((section) => !section.isGlobal)?.headers[0]?.from ?? doc.text.length;
  const above = all.filter((line) => line.from < firstShare);
  return above.length > 0 ? above : all;
}

/**
 * What has to be put behind a line so that the next one starts afresh: nothing for most, a line end behind the last line
 * of a file that ends without one. Undefined where nothing would do without changing what Samba reads in that line.
 */
function closingOf(doc: SmbConf, line: Line): string | undefined {
  if (line.to < doc.text.length) return "";
  const lineEnd = lineEndOf(doc);
  const own = doc.text.slice(line.from);
  return ["", lineEnd, lineEnd + lineEnd].find((closing) => {
    const [read, next] = scanLines(`${own}${closing}#`);
    return next?.kind === "comment" && read !== undefined && readsTheSame(read, line);
  });
}

function readsTheSame(one: Line, other: Line): boolean {
  if (one.kind === "parameter" && other.kind === "parameter") {
    return one.name === other.name && one.value === other.value;
  }
  if (one.kind === "section" && other.kind === "section") return one.name === other.name;
  return one.kind === other.kind;
}
