import type { Edit } from "@/lib/shared/edit";
import { ok, type Result } from "@/lib/shared/result";
import { isSameValue, oppositeOf } from "./boolean-words";
import type { Catalogue } from "./catalogue/types";
import { copySource } from "./directives";
import { type Section, type SmbConf, sectionOf } from "./document";
import * as rules from "./edit-rules";
import { formatParameter, styleLike } from "./line-style";
import type { Line, ParameterLine } from "./lines";
import { isOpposite, lastMeaning, type Meaning, meaningOf } from "./meaning";
import { GLOBAL_KEY, sectionKey } from "./names";
import { linesOfLastBlock } from "./parametric";
import { anchorOf, type Insertion, insertAbove, insertBelow } from "./placement";
import { blockRanges, placeOfSection } from "./section-block";
import { readAsSamba } from "./space";

type Edits = Result<readonly Edit[], rules.EditFailure>;

/**
 * Gives a parameter a value in `[global]` or a share, so that Samba reads it there. Only its own line changes, the last
 * one that counts, and of that only the value: the name stays as written, and where that is a synonym that means the
 * opposite (`writeable` for `read only`) the opposite is written. Without such a line one is added in the file's own
 * style, and without the section the section too: a share at the end, `[global]` above the first share. What is set
 * already, in these words or in others that mean the same, gives no edits.
 */
export function setParameter(
  doc: SmbConf,
  sectionName: string,
  name: string,
  value: string,
  catalogue?: Catalogue,
): Edits {
  const refused = rules.refuseParameterName(name) ?? rules.refuseValue(name, value);
  if (refused) return refused;
  const meaning = meaningOf(name, catalogue);
  if (meaning.info?.level === "global" && sectionKey(sectionName) !== GLOBAL_KEY)
    return rules.globalOnly(name);
  const section = sectionOf(doc, sectionName);
  if (!section) return addSection(doc, sectionName, [[name, value]]);
  const line = countingLine(section, meaning);
  return line ? changeValue(doc, line, meaning, name, value) : addParameter(doc, section, name, value);
}

/** Takes every line that sets the parameter, under any of its names, out of `[global]` or a share. */
export function unsetParameter(
  doc: SmbConf,
  sectionName: string,
  name: string,
  catalogue?: Catalogue,
): Edits {
  const meaning = meaningOf(name, catalogue);
  const lines =
    sectionOf(doc, sectionName)?.parameters.filter((line) => meaning.spellings.has(line.key)) ?? [];
  return ok(lines.map(({ from, to }) => ({ from, to, insert: "" })));
}

/**
 * Adds a section with these parameters, in the file's own style: a share behind the last line that is not empty, `[global]`
 * above the first section. `removeSection` takes away exactly what this puts there.
 */
export function addSection(
  doc: SmbConf,
  name: string,
  parameters: readonly (readonly [name: string, value: string])[],
): Edits {
  const refused = rules.refuseSectionName(name) ?? refuseParameters(parameters);
  if (refused) return refused;
  if (sectionOf(doc, name)) return rules.sectionExists(name);
  const style = styleLike(doc, doc.sections.findLast((section) => !section.isGlobal)?.parameters ?? []);
  const lines = [`[${name}]`, ...parameters.map((parameter) => formatParameter(style, ...parameter))];
  const { above, below } = placeOfSection(doc, name);
  if (below) return inserted(insertBelow(doc, below, ["", ...lines]), below);
  return inserted(insertAbove(doc, above, doc.sections.length > 0 ? [...lines, ""] : lines));
}

/**
 * Takes all blocks of a share away, each with the comments inside it (`blockRanges` draws the line). Refused for
 * `[global]`, and for a share that another one copies: Samba would refuse the file.
 */
export function removeSection(doc: SmbConf, name: string): Edits {
  const section = sectionOf(doc, name);
  if (!section) return rules.missingSection(name);
  const refused = rules.refuseGlobal(name);
  if (refused) return refused;
  const copies = copiesOf(doc, section);
  if (copies.length > 0) return rules.copiedElsewhere(name, [...new Set(copies.map((copy) => copy.by.name))]);
  return ok(blockRanges(doc, section).map((range) => ({ ...range, insert: "" })));
}

/** Writes another name into every header of a share, and into every `copy =` line that means it. */
export function renameSection(doc: SmbConf, name: string, newName: string): Edits {
  const section = sectionOf(doc, name);
  if (!section) return rules.missingSection(name);
  const refused = rules.refuseGlobal(name) ?? rules.refuseGlobal(newName) ?? rules.refuseSectionName(newName);
  if (refused) return refused;
  const taken = sectionOf(doc, newName);
  if (taken && taken !== section) return rules.sectionExists(newName);
  const headers = section.headers.filter((header) => header.name !== newName);
  const edits = headers.map(({ nameFrom, nameTo }) => ({ from: nameFrom, to: nameTo, insert: newName }));
  if (taken) return ok(edits);
  const copies = copiesOf(doc, section).map(({ line }) => ({
    from: line.valueFrom,
    to: line.valueTo,
    insert: newName,
  }));
  return ok([...edits, ...copies]);
}

/** The line whose value is in force in its own section; parametric options count in a share's last block only. */
function countingLine(section: Section, meaning: Meaning): ParameterLine | undefined {
  const lines = meaning.parametric && !section.isGlobal ? linesOfLastBlock(section) : section.parameters;
  return lastMeaning(lines, meaning);
}

function changeValue(
  doc: SmbConf,
  line: ParameterLine,
  meaning: Meaning,
  name: string,
  value: string,
): Edits {
  const written = isOpposite(line, meaning) ? oppositeOf(value) : readAsSamba(value);
  if (written === undefined) return rules.oppositeNeedsBoolean(name, line.name);
  if (isSameValue(meaning.info, line.value, written)) return ok([]);
  const { valueFrom: from, valueTo: to } = line;
  if (to > from) return ok([{ from, to, insert: written }]);
  const blank = /[\t ]/;
  if (blank.test(doc.text.charAt(from))) return ok([{ from: from + 1, to: from + 1, insert: written }]);
  const isSpaced = blank.test(doc.text.charAt(from - 2));
  return ok([{ from, to, insert: isSpaced ? ` ${written}` : written }]);
}

function addParameter(doc: SmbConf, section: Section, name: string, value: string): Edits {
  const anchor = anchorOf(doc, section);
  const style = styleLike(doc, section.parameters);
  const line = formatParameter(style, name, value);
  if (anchor) return inserted(insertBelow(doc, anchor, [line]), anchor);
  return inserted(insertAbove(doc, section.parameters[0]?.from ?? 0, [line]));
}

function refuseParameters(parameters: readonly (readonly [name: string, value: string])[]) {
  for (const [name, value] of parameters) {
    const refused = rules.refuseParameterName(name) ?? rules.refuseValue(name, value);
    if (refused) return refused;
  }
  return undefined;
}

/** The `copy =` lines that Samba follows to a share. */
function copiesOf(doc: SmbConf, source: Section): { readonly by: Section; readonly line: ParameterLine }[] {
  return doc.sections.flatMap((by) =>
    by.parameters
      .filter((line) => line.key === "copy" && copySource(doc, by, line) === source)
      .map((line) => ({ by, line })),
  );
}

function inserted(insertion: Insertion | undefined, below?: Line): Edits {
  if (!insertion) return rules.unfinishedLine(below?.number ?? 1);
  return ok([{ from: insertion.at, to: insertion.at, insert: insertion.text }]);
}
