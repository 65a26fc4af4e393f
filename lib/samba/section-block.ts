import type { Section, SmbConf } from "./document";
import type { Line, SectionLine } from "./lines";
import { GLOBAL_KEY, sectionKey } from "./names";

/** A stretch of the text. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * What is removed with a section, for each of its headers in file order:
 * - the header and everything down to the block's last parameter (or line Samba cannot read), comments in between too;
 * - comments right below that, such as parameters commented out, where an empty line or the end of the file follows.
 *   Right above another header they are taken for that one's and stay;
 * - one empty line above the header, where nothing but an empty line or the end of the file follows the block.
 *
 * Comments above the header stay, attached or not: they may be the end of the section above. At the end of a file
 * that has no final line end, the one above the block goes, so that the file still has none.
 */
export function blockRanges(doc: SmbConf, section: Section): Range[] {
  const ranges: Range[] = [];
  for (const header of section.headers) {
    const { from, to } = blockRange(doc, header);
    ranges.push({ from: Math.max(from, ranges.at(-1)?.to ?? 0), to });
  }
  return ranges;
}

function blockRange(doc: SmbConf, header: SectionLine): Range {
  const { lines, text } = doc;
  const start = indexOfLine(lines, header);
  const end = endOfBlock(lines, start);
  const next = lines[end + 1];
  const above = lines[start - 1];
  const takesBlank = above?.kind === "blank" && (next === undefined || next.kind === "blank");
  const from = takesBlank ? above.from : header.from;
  const to = lines[end]?.to ?? header.to;
  const leavesOpenEnd = to === text.length && !text.endsWith("\n");
  return { from: leavesOpenEnd ? withoutLineEnd(text, from) : from, to };
}

/** Below which line a new section goes, or else above which offset. */
type SectionPlace =
  | { readonly below: Line; readonly above?: undefined }
  | { readonly above: number; readonly below?: undefined };

/**
 * A new share goes below the last line that is not empty, so that empty lines at the end of the file stay there.
 * A new `[global]` goes above the first share, its comment included, so that share parameters in it reach all shares.
 */
export function placeOfSection(doc: SmbConf, name: string): SectionPlace {
  const { lines, sections } = doc;
  const firstHeader = sections[0]?.headers[0];
  if (sectionKey(name) === GLOBAL_KEY && firstHeader) {
    let at = indexOfLine(lines, firstHeader);
    while (lines[at - 1]?.kind === "comment") at -= 1;
    return { above: lines[at]?.from ?? 0 };
  }
  const below = lines.findLast((line) => line.kind !== "blank");
  return below ? { below } : { above: 0 };
}

/** Lines are in file order: found by halves, for a file may have hundreds of thousands. */
function indexOfLine(lines: readonly Line[], line: Line): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.from ?? 0) < line.from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the last line that goes with the header at `start`. */
function endOfBlock(lines: readonly Line[], start: number): number {
  let end = start;
  let at = start + 1;
  for (; at < lines.length && lines[at]?.kind !== "section"; at++) {
    const kind = lines[at]?.kind;
    if (kind === "parameter" || kind === "broken") end = at;
  }
  let attached = end;
  while (lines[attached + 1]?.kind === "comment") attached += 1;
  return lines[attached + 1]?.kind === "section" ? end : attached;
}

function withoutLineEnd(text: string, to: number): number {
  if (text.charAt(to - 1) !== "\n") return to;
  return text.charAt(to - 2) === "\r" ? to - 2 : to - 1;
}
