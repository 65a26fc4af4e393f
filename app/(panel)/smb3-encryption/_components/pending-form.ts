import type { EncryptionForm } from "@/lib/samba/encryption-form";
import type { ShareChoice } from "@/lib/samba/share-choice";
import { sectionKey } from "@/lib/samba/names";
import { factsAfterPreset } from "@/lib/samba/preset-effect";
import { PRESETS } from "@/lib/samba/presets";
import { versionsBetween } from "@/lib/samba/protocol-versions";
import { type Values, msg, t } from "@/lib/words/t";
import type { Overview } from "../_queries";

export const NOTHING: EncryptionForm = {
  preset: null,
  shares: [],
  smb1: null,
  encryptionAlgorithms: null,
  signingAlgorithms: null,
};

export interface PendingForm {
  /** The choices that change something in the file as it is now. */
  readonly form: EncryptionForm;
  /** Shares a choice was made for and that the file does not have any more. */
  readonly gone: readonly string[];
}

/** What is left of the choices made once those are taken out that the file says already, or cannot hold any more. */
export function pendingForm(made: EncryptionForm, { recognition, posture, shares }: Overview): PendingForm {
  const preset = made.preset === recognition.preset ? null : made.preset;
  const facts = preset === null ? posture.facts : factsAfterPreset(posture.facts, preset);
  const { smb1 } = versionsBetween(facts.min ?? undefined, facts.max ?? undefined);
  const choices = new Map(shares.map((share) => [sectionKey(share.name), share]));
  const other = <List extends readonly string[]>(list: List | null, now: readonly string[]) =>
    String(list) === String(now) ? null : list;
  return {
    form: {
      preset,
      smb1: made.smb1 === smb1 ? null : made.smb1,
      encryptionAlgorithms: other(made.encryptionAlgorithms, facts.encryptionAlgorithms),
      signingAlgorithms: other(made.signingAlgorithms, facts.signingAlgorithms),
      shares: made.shares.filter(({ name, choice }) => {
        const now = choices.get(sectionKey(name));
        // A line whose value Samba refuses counts as none, and goes with any choice.
        return now !== undefined && (now.choice !== choice || now.own === "unknown");
      }),
    },
    gone: made.shares.filter(({ name }) => !choices.has(sectionKey(name))).map(({ name }) => name),
  };
}

/** The same choices with that one for all these shares. */
export function withChoice(
  form: EncryptionForm,
  names: readonly string[],
  choice: ShareChoice,
): EncryptionForm {
  const chosen = new Map(form.shares.map((share) => [sectionKey(share.name), share]));
  for (const name of names) chosen.set(sectionKey(name), { name, choice });
  return { ...form, shares: [...chosen.values()] };
}

export function isNothing(form: EncryptionForm): boolean {
  return changesOf(form).length === 0;
}

const CHOICES: Readonly<Record<ShareChoice, string>> = {
  inherit: msg("as the server"),
  required: msg("required"),
  desired: msg("desired"),
  off: msg("off"),
};

/** Each choice in a few words, for the tool bar; `inEnglish` for the reason that History keeps. */
export function changesOf(form: EncryptionForm, say: typeof t = t): readonly string[] {
  const preset = PRESETS.find(({ name }) => name === form.preset);
  const [first, ...others] = form.shares;
  return [
    ...(preset ? [say(msg("preset {preset}"), { preset: say(preset.label) })] : []),
    ...(first && others.length === 0
      ? [say(msg("{share} {choice}"), { share: shortened(first.name), choice: say(CHOICES[first.choice]) })]
      : []),
    ...(others.length > 0 ? [say(msg("{count} shares"), { count: form.shares.length })] : []),
    ...(form.smb1 === null ? [] : [say(form.smb1 ? msg("SMB 1 on") : msg("SMB 1 off"))]),
    ...(form.encryptionAlgorithms ? [say(msg("encryption algorithms"))] : []),
    ...(form.signingAlgorithms ? [say(msg("signing algorithms"))] : []),
  ];
}

/** What a text of `changesOf` says as it is written here, whatever the reader's language. */
export function inEnglish(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name]));
}

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : name;
}
