import { applyPreset, recognisePreset } from "../apply-preset";
import { encryptionAlgorithms, signingAlgorithms } from "../ciphers";
import { dialects } from "../dialects";
import { parseSmbConf, type SmbConf } from "../document";
import { editEncryption } from "../edit-encryption";
import { effectiveValue } from "../effective";
import { shareEncryption } from "../encryption";
import type { EncryptionForm } from "../encryption-form";
import { choiceWarning } from "../share-choice";
import { encryptionGround } from "../encryption-ground";
import { previewEncryption } from "../encryption-preview";
import { meaningOf } from "../meaning";
import { sectionKey } from "../names";
import { ownChoice } from "../own-choice";
import { factsAfterPreset, rulesToApply } from "../preset-effect";
import { PRESET_RULES } from "../preset-rules";
import type { PresetName } from "../preset-names";
import { serverFacts } from "../server-facts";
import { demand, demandOthersUnchanged, type Outcome, refusal } from "./laws";
import { demandRestUntouched } from "./rest-untouched";

/** The keys of all that a preset may change in `[global]`; the page's lists and its switch are among them. */
const KEYS_OF_PRESETS: ReadonlySet<string> = new Set(
  Object.values(PRESET_RULES).flatMap((rules) => rules.map((rule) => meaningOf(rule.parameter).key)),
);

/**
 * A preset applied is recognised and foretold; a second time changes nothing, and neither does it where it was the preset
 * before. Every byte stays but for lines of its own parameters in `[global]`, and SMB 1 is never switched on.
 */
export function checkApplyPreset(text: string, name: PresetName): Outcome {
  const doc = parseSmbConf(text);
  const applied = applyPreset(text, name);
  if (!applied.ok) return refusal(applied.error.message);
  const changed = parseSmbConf(applied.value);
  const found = recognisePreset(changed);
  demand(found.preset === name && found.differences.length === 0, "it is recognised", [applied.value, found]);
  const again = applyPreset(applied.value, name);
  demand(again.ok && again.value === applied.value, "a second time changes nothing", [applied.value, again]);
  if (recognisePreset(doc).preset === name) demand(applied.value === text, "what is so already stays", text);
  const [was, is] = [serverFacts(doc), serverFacts(changed)];
  demandSame(is, factsAfterPreset(was, name), "the facts are the foretold ones");
  demand(was.min?.generation === 1 || is.min?.generation !== 1, "SMB 1 is not switched on", applied.value);
  const mine = new Set(rulesToApply(was, name).map((rule) => meaningOf(rule.parameter).key));
  demandRestUntouched(doc, changed, (section, key) => section === "global" && mine.has(key));
  demandOthersUnchanged(doc, changed, KEYS_OF_PRESETS);
  return applied.value === text ? "unchanged" : "edited";
}

/** What is recognised is a preset, or the nearest one with what differs, each with its line as it stands in the file. */
export function checkRecognise(text: string): Outcome {
  const doc = parseSmbConf(text);
  const { preset, nearest, differences } = recognisePreset(doc);
  demand(preset === null || preset === nearest, "what it is is nearest", [preset, nearest]);
  demand((preset === null) === differences.length > 0, "what is none differs", [text, differences]);
  const applied = rulesToApply(serverFacts(doc), nearest).map((rule) => rule.parameter);
  for (const { parameter, found, line, wanted, sentence } of differences) {
    demand(applied.includes(parameter), "what differs is what the preset would change", parameter);
    demand(wanted !== "" && /^\S.+\.$/su.test(sentence), "it is said in a sentence", sentence);
    const inForce = effectiveValue(doc, "global", parameter);
    demand(found === (inForce?.value ?? "Samba's default"), "it is told as the file says it", found);
    demand((line === undefined) === (inForce === undefined), "the line is there where one decides", line);
    const standsThere = text.split("\n")[(line?.number ?? 0) - 1] ?? "";
    demand(!line || line.text.split("\n")[0]?.trim() === standsThere.trim(), "it is that line", line);
  }
  return preset === null ? "edited" : "unchanged";
}

/**
 * A form applied says what it says, is foretold to the last share, changes nothing a second time, and keeps every byte but
 * for lines of the parameters it names.
 */
export function checkEditEncryption(text: string, form: EncryptionForm): Outcome {
  const doc = parseSmbConf(text);
  const edited = editEncryption(text, form);
  if (!edited.ok) return refusal(edited.error.message);
  const changed = parseSmbConf(edited.value);
  const again = editEncryption(edited.value, { ...form, preset: null });
  demand(again.ok && again.value === edited.value, "a second time changes nothing", [edited.value, again]);
  const { encryptionAlgorithms: ciphers, signingAlgorithms: signatures, smb1 } = form;
  if (ciphers) demandSame(encryptionAlgorithms(changed).algorithms, ciphers, "the ciphers are as chosen");
  if (signatures)
    demandSame(signingAlgorithms(changed).algorithms, signatures, "the signatures are as chosen");
  if (smb1 !== null)
    demand(dialects(changed).smb1 === smb1, "SMB 1 is as chosen", [text, edited.value, smb1]);
  const chosen = choicesOf(form);
  const encrypt = meaningOf("smb encrypt").key;
  demandRestUntouched(doc, changed, (section, key) =>
    section === "global" ? KEYS_OF_PRESETS.has(key) : chosen.has(section) && key === encrypt,
  );
  demandOthersUnchanged(doc, changed, KEYS_OF_PRESETS);
  demandForetold(doc, changed, form);
  return edited.value === text ? "unchanged" : "edited";
}

/** The preview is what reading the new text gives; of a copy it may say that it does not know. */
function demandForetold(before: SmbConf, after: SmbConf, form: EncryptionForm): void {
  const preview = previewEncryption(encryptionGround(before), form);
  const facts = serverFacts(after);
  demandSame(preview.facts, facts, "the facts are the foretold ones");
  demand(preview.smb1 === dialects(after).smb1, "SMB 1 is foretold", preview.smb1);
  const names = after.sections.flatMap(({ name, isGlobal }) => (isGlobal ? [] : [name]));
  demandSame(
    preview.shares.map(({ name }) => name),
    names,
    "every share is foretold",
  );
  const chosen = choicesOf(form);
  for (const share of preview.shares) {
    const choice = chosen.get(sectionKey(share.name)) ?? ownChoice(before, share.name);
    demand(ownChoice(after, share.name) === choice, "a share's line says what was chosen", [
      after.text,
      share,
    ]);
    demand(share.choice === choice, "its choice is foretold", share);
    demand(share.warning === choiceWarning(facts.encrypt, choice), "its warning is foretold", share);
    if (share.reason.startsWith("This share copies another one")) continue;
    const { state, label, clients } = shareEncryption(after, share.name);
    const foretold = { state: share.state, label: share.label, clients: share.clients };
    const law = `the state of [${share.name}] is foretold of ${JSON.stringify([before.text, after.text, form])}`;
    demandSame(foretold, { state, label, clients }, law);
  }
}

function choicesOf(form: EncryptionForm) {
  return new Map(form.shares.map(({ name, choice }) => [sectionKey(name), choice]));
}

function demandSame(one: unknown, other: unknown, law: string): void {
  const [was, is] = [JSON.stringify(one), JSON.stringify(other)];
  demand(was === is, law, [was, is]);
}
