/**
 * Letter case in section names, as Samba folds it: one UTF-16 unit at a time, by a table of Unicode's early years.
 * Measured with testparm 4.17.12: a file with one section for each of the 63,440 characters of the basic plane, to see
 * which of them merge. What it folds it folds as JavaScript does; the table below says which it folds at all
 * (`Ä` yes; `ẞ`, `Georgian` and everything outside the basic plane no).
 */
const FOLDED_RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x41, 0x5a],
  [0xc0, 0x1f1],
  [0x1f4, 0x1f4],
  [0x1fa, 0x216],
  [0x386, 0x3ab],
  [0x3e2, 0x3ee],
  [0x401, 0x480],
  [0x490, 0x4f8],
  [0x531, 0x556],
  [0x1e00, 0x1e94],
  [0x1ea0, 0x1ef8],
  [0x1f08, 0x1f6f],
  [0x1fb8, 0x1fbb],
  [0x1fc8, 0x1fcb],
  [0x1fd8, 0x1ffb],
  [0x2160, 0x216f],
  [0x24b6, 0x24cf],
  [0xff21, 0xff3a],
];

/** Inside those ranges, letters younger than the table, title-case letters and the dotted capital I. */
const NOT_FOLDED = new Set("\u0130\u01a6\u01c5\u01c8\u01cb\u040d\u04c0\u04c5\u04c9\u04cd\u04ec\u04f6");

/** A section's name in the case Samba compares it in. Bytes that are no UTF-8 stay as they are. */
export function foldSectionCase(name: string): string {
  if (/^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
  let folded = "";
  for (let at = 0; at < name.length; at++) folded += foldUnit(name.charAt(at));
  return folded;
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const isFolded = FOLDED_RANGES.some(([from, to]) => code >= from && code <= to) && !NOT_FOLDED.has(unit);
  return isFolded ? unit.toLowerCase() : unit;
}
