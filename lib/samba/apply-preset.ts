import { applyEdits } from "@/lib/shared/edit";
import { ok, type Result } from "@/lib/shared/result";
import { isRefusedList } from "./ciphers";
import { type SmbConf, parseSmbConf } from "./document";
import type { EditFailure } from "./edit-rules";
import { setParameter, unsetParameter } from "./edits";
import { effectiveValue } from "./effective";
import { rulesToApply } from "./preset-effect";
import { PRESET_RULES, type PresetRule } from "./preset-rules";
import type { PresetName } from "./preset-names";
import { PRESETS } from "./presets";
import { type ServerFacts, serverFacts } from "./server-facts";
import { type SourceLine, sourceLine } from "./source-line";
import { t } from "@/lib/words/t";

/** Where a file is not what a preset means. */
export interface PresetDifference {
  readonly parameter: string;
  readonly wanted: string;
  /** As the file says it. */
  readonly found: string;
  /** Absent where Samba's default holds. */
  readonly line?: SourceLine;
  /** What it means for people. */
  readonly sentence: string;
}

export interface PresetRecognition {
  /** Null where the file is none of them. */
  readonly preset: PresetName | null;
  /** The one it is, or comes nearest to. */
  readonly nearest: PresetName;
  /** Against `nearest`; none where the file is it. */
  readonly differences: readonly PresetDifference[];
}

/**
 * The text with a preset applied: a pure edit that changes lines of the preset's own parameters in `[global]` and leaves
 * every other byte alone. A text that is the preset already, in whichever words, is left as it is.
 */
export function applyPreset(text: string, name: PresetName): Result<string, EditFailure> {
  const facts = serverFacts(parseSmbConf(text));
  let edited = text;
  for (const { parameter, write } of rulesToApply(facts, name)) {
    const changed = withGlobal(edited, parameter, write(facts));
    if (!changed.ok) return changed;
    edited = changed.value;
  }
  return ok(edited);
}

/**
 * A parameter of `[global]` set, or taken out of it with null. Of a list of algorithms all lines go where Samba refuses one
 * of them: it would refuse the file for it whatever the last line said.
 */
export function withGlobal(
  text: string,
  parameter: string,
  value: string | null,
): Result<string, EditFailure> {
  const doc = parseSmbConf(text);
  if (value !== null && isRefusedList(doc, parameter)) {
    const cleared = withGlobal(text, parameter, null);
    return cleared.ok ? withGlobal(cleared.value, parameter, value) : cleared;
  }
  const edits =
    value === null ? unsetParameter(doc, "global", parameter) : setParameter(doc, "global", parameter, value);
  return edits.ok ? ok(applyEdits(text, edits.value)) : edits;
}

/** Which preset a document is, or comes nearest to, and where it differs. */
export function recognisePreset(doc: SmbConf): PresetRecognition {
  const facts = serverFacts(doc);
  const candidates = PRESETS.map(({ name }) => {
    const failing = PRESET_RULES[name].filter((rule) => !rule.holds(facts));
    return { name, failing, distance: failing.reduce((sum, { weight }) => sum + weight, 0) };
  });
  const nearest = candidates.reduce((best, each) => (each.distance < best.distance ? each : best));
  return {
    preset: nearest.failing.length === 0 ? nearest.name : null,
    nearest: nearest.name,
    differences: nearest.failing.map((rule) => difference(doc, facts, rule)),
  };
}

function difference(doc: SmbConf, facts: ServerFacts, rule: PresetRule): PresetDifference {
  const found = effectiveValue(doc, "global", rule.parameter);
  return {
    parameter: rule.parameter,
    wanted: rule.wanted(),
    found: found?.value ?? t("Samba's default"),
    ...(found && { line: sourceLine(doc, found.line) }),
    sentence: rule.sentence(facts),
  };
}
