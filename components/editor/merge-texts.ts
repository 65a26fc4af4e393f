import { type Hunk, lineHunks, splitLines } from "./line-difference";

/** `collisions`: places that both sides changed, each in their own way. */
export type MergedTexts =
  | { readonly clean: true; readonly text: string }
  | { readonly clean: false; readonly collisions: number };

/**
 * Brings the changes that two people made to one text together, line by line. Changes that touch each other, even
 * without overlap, collide unless they are the same: what a line means depends on its neighbours.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergedTexts {
  const baseLines = splitLines(base);
  const sides = [side(baseLines, mine), side(baseLines, theirs)] as const;
  const merged: string[] = [];
  let done = 0;
  let collisions = 0;
  for (const group of touchingGroups(sides)) {
    merged.push(...baseLines.slice(done, group.from));
    const [first, second] = sides.map((each, index) => replacement(each, group, index, baseLines));
    const both = group.sides.size === 2;
    if (both && first !== second) collisions += 1;
    merged.push((group.sides.has(0) ? first : second) ?? "");
    done = group.to;
  }
  if (collisions > 0) return { clean: false, collisions };
  return { clean: true, text: [...merged, ...baseLines.slice(done)].join("") };
}

interface Side {
  readonly lines: readonly string[];
  readonly hunks: readonly Hunk[];
}

/** A stretch of the base within which hunks touch each other, and whose they are. */
interface Group {
  readonly from: number;
  to: number;
  readonly sides: Set<number>;
  readonly hunks: { readonly side: number; readonly hunk: Hunk }[];
}

function side(baseLines: readonly string[], text: string): Side {
  const lines = splitLines(text);
  return { lines, hunks: lineHunks(baseLines, lines) };
}

function touchingGroups(sides: readonly Side[]): Group[] {
  const all = sides
    .flatMap(({ hunks }, index) => hunks.map((hunk) => ({ side: index, hunk })))
    .sort((one, other) => one.hunk.aFrom - other.hunk.aFrom || one.hunk.aTo - other.hunk.aTo);
  const groups: Group[] = [];
  for (const item of all) {
    const last = groups.at(-1);
    if (last && item.hunk.aFrom <= last.to) {
      last.to = Math.max(last.to, item.hunk.aTo);
      last.sides.add(item.side);
      last.hunks.push(item);
    } else {
      const { aFrom, aTo } = item.hunk;
      groups.push({ from: aFrom, to: aTo, sides: new Set([item.side]), hunks: [item] });
    }
  }
  return groups;
}

/** What one side made of a group's stretch of the base. */
function replacement(each: Side, group: Group, index: number, baseLines: readonly string[]): string {
  let text = "";
  let at = group.from;
  for (const { side: owner, hunk } of group.hunks) {
    if (owner !== index) continue;
    text += baseLines.slice(at, hunk.aFrom).join("");
    text += each.lines.slice(hunk.bFrom, hunk.bTo).join("");
    at = hunk.aTo;
  }
  return text + baseLines.slice(at, group.to).join("");
}
