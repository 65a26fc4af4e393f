import { PRESET_RULES, type PresetRule } from "./preset-rules";
import type { PresetName } from "./preset-names";
import type { ServerFacts } from "./server-facts";

/** What has to be changed on a server of these facts to make it a preset; nothing where it is the preset already. */
export function rulesToApply(facts: ServerFacts, name: PresetName): readonly PresetRule[] {
  const rules = PRESET_RULES[name];
  if (rules.every((rule) => rule.holds(facts))) return [];
  return rules.filter((rule) => !rule.holds(facts) || rule.releases?.(facts) === true);
}

/** The facts once a preset is applied. */
export function factsAfterPreset(facts: ServerFacts, name: PresetName): ServerFacts {
  return rulesToApply(facts, name).reduce((sofar, rule) => rule.after(sofar), facts);
}
