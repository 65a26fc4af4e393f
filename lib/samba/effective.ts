import type { Catalogue } from "./catalogue/types";
import { copySource } from "./directives";
import { type Section, type SmbConf, sectionOf } from "./document";
import type { ParameterLine } from "./lines";
import { isOpposite, lastMeaning, type Meaning, meaningOf } from "./meaning";
import { GLOBAL_KEY, sectionKey } from "./names";
import { parametricLine } from "./parametric";

/** The line that decides a parameter. */
export interface Effective {
  /** As Samba reads the line. */
  readonly value: string;
  readonly line: ParameterLine;
  /** Whose line it is: the section's own, `[global]`'s, or one that reached the share through `copy =`. */
  readonly from: "share" | "global" | "copy";
  /** The line's name says the opposite of the one asked for: `writeable = yes` when asked for `read only`. */
  readonly inverted: boolean;
}

/**
 * What decides a parameter in `[global]` or in a share; undefined where no line does, so that Samba's default holds, and
 * where the file has no such share.
 * Only this file counts: what `include` or `config file` would bring is not read (see `directives`).
 *
 * Measured with testparm 4.17.12:
 * - the last line wins, whichever synonym it uses; a global parameter counts in `[global]` only;
 * - a share takes its own line, else what its last `copy =` brought, else `[global]`'s line, but only one *above* the
 *   share's first header: what `[global]` says of share parameters further down does not reach it;
 * - `copy =` takes what the other share was at that line, its defaults included: what that share is told further down
 *   does not come along, and neither does `[global]` to a share that copies;
 * - parametric options (`vfs_fruit:aapl`) differ: see `parametricLine`.
 */
export function effectiveValue(
  doc: SmbConf,
  sectionName: string,
  parameter: string,
  catalogue?: Catalogue,
): Effective | undefined {
  const meaning = meaningOf(parameter, catalogue);
  const section = sectionOf(doc, sectionName);
  const global = doc.sectionsByKey.get(GLOBAL_KEY);
  if (!section && sectionKey(sectionName) !== GLOBAL_KEY) return undefined;
  if (!section || section.isGlobal || meaning.info?.level === "global") {
    return found(global && lastMeaning(global.parameters, meaning), "global", meaning);
  }
  if (meaning.parametric) {
    const own = parametricLine(doc, section, meaning);
    if (own) return found(own.line, own.copied ? "copy" : "share", meaning);
    return found(global && lastMeaning(global.parameters, meaning), "global", meaning);
  }
  return shareValue(doc, section, global, meaning);
}

/** Follows `copy =` from share to share, each as it was at the line that copied it. */
function shareValue(
  doc: SmbConf,
  share: Section,
  global: Section | undefined,
  meaning: Meaning,
): Effective | undefined {
  let section = share;
  let before = doc.text.length;
  for (;;) {
    const earlier = above(section.parameters, before);
    const own = lastMeaning(earlier, meaning);
    if (own) return found(own, section === share ? "share" : "copy", meaning);
    const copied = lastCopy(doc, section, earlier);
    if (!copied) break;
    section = copied.source;
    before = copied.line.from;
  }
  const opened = section.headers[0]?.from ?? 0;
  const inherited = global && lastMeaning(above(global.parameters, opened), meaning);
  return found(inherited, section === share ? "global" : "copy", meaning);
}

/** A copy of the share itself, or of one that is not there yet, makes Samba refuse the file: here it copies nothing. */
function lastCopy(doc: SmbConf, section: Section, lines: readonly ParameterLine[]) {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (line?.key !== "copy") continue;
    const source = copySource(doc, section, line);
    if (source) return { line, source };
  }
  return undefined;
}

/** The lines above an offset, of lines in file order. */
function above(lines: readonly ParameterLine[], offset: number): readonly ParameterLine[] {
  const last = lines.at(-1);
  return !last || last.from < offset ? lines : lines.filter((line) => line.from < offset);
}

function found(
  line: ParameterLine | undefined,
  from: Effective["from"],
  meaning: Meaning,
): Effective | undefined {
  return line && { value: line.value, line, from, inverted: isOpposite(line, meaning) };
}
