import { copySource } from "./directives";
import type { Section, SmbConf } from "./document";
import type { ParameterLine } from "./lines";
import { lastMeaning, type Meaning } from "./meaning";

/** The line that gives a share its value of a parametric option. */
export interface ParametricLine {
  readonly line: ParameterLine;
  /** It stands in another share and came by `copy =`. */
  readonly copied: boolean;
}

/**
 * The line that sets a parametric option (`type:option`) of a share; undefined where `[global]`'s holds, which here
 * counts wherever it stands. Measured with testparm 4.17.12, and unlike other parameters: each further header of the
 * share forgets all the options set under the ones before, and `copy =` overrides the options set above it.
 */
export function parametricLine(doc: SmbConf, share: Section, meaning: Meaning): ParametricLine | undefined {
  const lines = linesOfLastBlock(share);
  const own = lastMeaning(lines, meaning);
  const copiesBelow = lines.some((line) => line.key === "copy" && line.from > (own?.from ?? 0));
  if (copiesBelow) return replay(doc, meaning).get(share);
  return own && { line: own, copied: false };
}

/** The lines under a share's last header: where its parametric options have to stand. */
export function linesOfLastBlock(share: Section): readonly ParameterLine[] {
  const opened = share.headers.at(-1)?.from ?? 0;
  return share.parameters.filter((line) => line.from >= opened);
}

/** What every share holds of one option after the whole file was read line by line, as Samba does it. */
function replay(doc: SmbConf, meaning: Meaning): ReadonlyMap<Section, ParametricLine> {
  const held = new Map<Section, ParametricLine>();
  let current: Section | undefined;
  for (const line of doc.lines) {
    if (line.kind === "section") {
      current = doc.sectionsByKey.get(line.key);
      if (current) held.delete(current);
    } else if (line.kind === "parameter" && current) {
      if (meaning.spellings.has(line.key)) held.set(current, { line, copied: false });
      if (line.key === "copy") copyInto(held, current, copySource(doc, current, line));
    }
  }
  return held;
}

function copyInto(held: Map<Section, ParametricLine>, share: Section, source: Section | undefined): void {
  const copied = source && held.get(source);
  if (copied) held.set(share, { line: copied.line, copied: true });
}
