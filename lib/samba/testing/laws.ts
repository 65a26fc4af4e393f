import { isSameValue, oppositeOf } from "../boolean-words";
import { parseSmbConf, type SmbConf, sectionOf } from "../document";
import { applyEdits } from "@/lib/shared/edit";
import { addSection, removeSection, renameSection, setParameter, unsetParameter } from "../edits";
import { effectiveValue } from "../effective";
import type { Line } from "../lines";
import { meaningOf } from "../meaning";
import { readAsSamba } from "../space";

/**
 * What must hold of any text and any edit: the property tests and the fuzz run check it on what they make up. Each throws
 * an error that says what was broken, and tells whether the edit was made.
 */
export type Outcome = "edited" | "unchanged" | "refused";

/** The lines are the text, in order, numbered; everything in a line lies within it. */
export function checkReading(text: string): void {
  let at = 0;
  let number = 1;
  for (const line of parseSmbConf(text).lines) {
    demand(line.from === at && line.to > line.from, "the lines leave no gap", line);
    demand(line.number === number, "lines are numbered", line);
    if (line.kind === "parameter") {
      const offsets = [line.from, line.nameFrom, line.nameTo, line.valueFrom, line.valueTo, line.to];
      demand(
        offsets.every((offset, index) => offset >= (offsets[index - 1] ?? 0)),
        "a parameter is in its line",
        line,
      );
      demand(
        text.slice(line.nameTo, line.valueFrom).includes("="),
        "name and value stand around an equals sign",
        line,
      );
    }
    at = line.to;
    number += text.slice(line.from, line.to).split("\n").length - 1;
  }
  demand(at === text.length, "the lines are the whole text", at);
}

/** A set value reads back; a second time changes nothing; no other line and no other parameter changes. */
export function checkSet(text: string, section: string, name: string, value: string): Outcome {
  const doc = parseSmbConf(text);
  const edits = setParameter(doc, section, name, value);
  if (!edits.ok) return refusal(edits.error.message);
  const changed = parseSmbConf(applyEdits(text, edits.value));
  const meaning = meaningOf(name);
  const found = effectiveValue(changed, section, name);
  const expected = found?.inverted === true ? oppositeOf(value) : readAsSamba(value);
  demand(
    found && expected !== undefined && isSameValue(meaning.info, found.value, expected),
    "it reads back",
    found,
  );
  demand(
    found?.from === (sectionOf(changed, section)?.isGlobal === true ? "global" : "share"),
    "it is there",
    found,
  );
  const again = setParameter(changed, section, name, value);
  demand(again.ok && again.value.length === 0, "a second time changes nothing", again);
  demand(edits.value.length <= 1, "one place changes", edits);
  demandLocal(doc, changed);
  if (meaning.key !== "copy") demandOthersUnchanged(doc, changed, new Set([meaning.key]));
  return edits.value.length > 0 ? "edited" : "unchanged";
}

/** An unset parameter is gone, and nothing else is. */
export function checkUnset(text: string, section: string, name: string): Outcome {
  const doc = parseSmbConf(text);
  const edits = unsetParameter(doc, section, name);
  if (!edits.ok) return refusal(edits.error.message);
  const changed = parseSmbConf(applyEdits(text, edits.value));
  const meaning = meaningOf(name);
  const isSet =
    sectionOf(changed, section)?.parameters.some((line) => meaning.spellings.has(line.key)) ?? false;
  demand(!isSet, "it is gone", name);
  if (meaning.key !== "copy") demandOthersUnchanged(doc, changed, new Set([meaning.key]));
  return edits.value.length > 0 ? "edited" : "unchanged";
}

/**
 * A section added is there, and a share changes nothing else; removing it leaves the text as it was, but for a text that ends in
 * the middle of a continued line or of a CRLF.
 */
export function checkAddAndRemove(
  text: string,
  name: string,
  parameters: readonly [string, string][],
): Outcome {
  const doc = parseSmbConf(text);
  const added = addSection(doc, name, parameters);
  if (!added.ok) return refusal(added.error.message);
  const larger = applyEdits(text, added.value);
  const changed = parseSmbConf(larger);
  const section = sectionOf(changed, name);
  demand(section?.headers.length === 1, "the section is there", larger);
  if (section?.isGlobal === true) return "edited";
  demandOthersUnchanged(doc, changed);
  demand(section?.parameters.length === parameters.length, "its parameters are there", larger);
  const removed = removeSection(changed, name);
  if (!removed.ok) return refusal(removed.error.message);
  const restored = applyEdits(larger, removed.value);
  const endsOpen = /\\[\t-\r ]*$|\r$/.test(text);
  demand(restored === text || endsOpen, "removing it leaves the text as it was", [text, restored]);
  return "edited";
}

/** A section removed is gone, and the other sections are as they were. */
export function checkRemove(text: string, name: string): Outcome {
  const doc = parseSmbConf(text);
  const removed = removeSection(doc, name);
  if (!removed.ok) return refusal(removed.error.message);
  const changed = parseSmbConf(applyEdits(text, removed.value));
  demand(!sectionOf(changed, name), "the section is gone", changed.text);
  demand(changed.sections.length === doc.sections.length - 1, "the others stay", changed.text);
  demandOthersUnchanged(doc, changed);
  return "edited";
}

/** A section renamed is found by its new name, with what it had. */
export function checkRename(text: string, name: string, newName: string): Outcome {
  const doc = parseSmbConf(text);
  const renamed = renameSection(doc, name, newName);
  if (!renamed.ok) return refusal(renamed.error.message);
  const changed = parseSmbConf(applyEdits(text, renamed.value));
  const before = sectionOf(doc, name)?.parameters.map((line) => line.key);
  const after = sectionOf(changed, newName)?.parameters.map((line) => line.key);
  demand(JSON.stringify(before) === JSON.stringify(after), "it keeps its parameters", changed.text);
  demand(changed.lines.length === doc.lines.length, "no line comes or goes", changed.text);
  return renamed.value.length > 0 ? "edited" : "unchanged";
}

/** All lines read as before, but for one stretch of them: one line in the old text at most. */
function demandLocal(before: SmbConf, after: SmbConf): void {
  const old = before.lines.map(reading);
  const now = after.lines.map(reading);
  let head = 0;
  while (head < old.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  demand(old.length - head - tail <= 1, "one line changes at most", [before.text, after.text]);
}

function reading(line: Line): string {
  if (line.kind === "parameter") return `${line.name}=${line.value}`;
  return line.kind === "section" ? `[${line.name}]` : line.kind;
}

/** Every parameter of every section that both texts have keeps its value, but for those of the keys that change. */
export function demandOthersUnchanged(
  before: SmbConf,
  after: SmbConf,
  changedKeys: ReadonlySet<string> = new Set(),
): void {
  const names = new Map(
    before.lines.flatMap((line) => (line.kind === "parameter" ? [[line.key, line.name]] : [])),
  );
  for (const { name: section, key } of before.sections) {
    if (!after.sectionsByKey.has(key)) continue;
    for (const name of names.values()) {
      if (changedKeys.has(meaningOf(name).key)) continue;
      const [was, is] = [effectiveValue(before, section, name), effectiveValue(after, section, name)];
      const same = was?.value === is?.value && was?.from === is?.from && was?.inverted === is?.inverted;
      demand(same, `“${name}” in [${section}] keeps its value`, [before.text, after.text]);
    }
  }
}

/** A failure is for a person to read. */
export function refusal(message: string): Outcome {
  demand(/^\S.{40,}\.$/su.test(message), "a refusal is a sentence", message);
  return "refused";
}

export function demand(holds: boolean | undefined, law: string, shown: unknown): void {
  if (holds !== true) throw new Error(`Broken: ${law}. ${JSON.stringify(shown)}`);
}
