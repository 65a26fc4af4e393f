import type { EncryptionForm } from "./encryption-form";
import { CHOICE_VALUES, choiceWarning, type ShareChoice } from "./share-choice";
import { ENCRYPTION_LABELS, type EncryptValue } from "./encryption-table";
import { type EncryptionVerdict, encryptionVerdict, spokenBy } from "./encryption-verdict";
import { sectionKey } from "./names";
import { factsAfterPreset, rulesToApply } from "./preset-effect";
import { protocolVersion } from "./protocol-versions";
import type { ServerFacts } from "./server-facts";
import { smb1Switch } from "./smb1-switch";
import { t } from "@/lib/words/t";

/** What a share says of encryption, and what would hold there without it: plain values that can travel. */
export interface ShareGround {
  readonly name: string;
  readonly choice: ShareChoice;
  /** What its own line is read as; null where it has none, `unknown` where Samba does not know the value. */
  readonly own: EncryptValue | "unknown" | null;
  readonly inherits: {
    readonly value: EncryptValue | "unknown";
    /**
     * Where that comes from: the line of `[global]` that counts (or the place where one would be written), an earlier one
     * of several, Samba's default because `[global]` says it further down only, or another share by `copy =`.
     */
    readonly from: "global" | "earlier" | "elsewhere" | "copy";
  };
}

/** A document as far as a form can change it: what a page needs to foretell the form's effect. */
export interface EncryptionGround {
  readonly facts: ServerFacts;
  readonly shares: readonly ShareGround[];
  /** The Unix user that guests are. */
  readonly guestAccount: string;
}

export interface SharePreview extends EncryptionVerdict {
  readonly name: string;
  readonly choice: ShareChoice;
  readonly warning: string | null;
}

export interface EncryptionPreview {
  readonly facts: ServerFacts;
  readonly smb1: boolean;
  /** In the ground's order; shares that say the same share one verdict's words. */
  readonly shares: readonly SharePreview[];
  /** As in the ground: no choice of a form changes it. */
  readonly guestAccount: string;
}

/** What each share's state becomes once a form is applied: the same as reading the text that `editEncryption` makes. */
export function previewEncryption(ground: EncryptionGround, form: EncryptionForm): EncryptionPreview {
  const facts = factsAfter(ground.facts, form);
  const spoken = spokenBy(
    facts.min ?? undefined,
    facts.max ?? undefined,
    facts.encryptionAlgorithms,
    facts.signingAlgorithms,
  );
  const chosen = new Map(form.shares.map(({ name, choice }) => [sectionKey(name), choice]));
  const change = globalChange(ground.facts, form);
  const verdicts = new Map<string, EncryptionVerdict>([["copied", copied()]]);
  const isNothing = form.preset === null && form.shares.length === 0;
  const shares = ground.shares.map((share): SharePreview => {
    const choice = chosen.get(sectionKey(share.name));
    const value = valueAt(share, choice, isNothing ? "none" : change, isNothing);
    const verdict =
      verdicts.get(value) ?? encryptionVerdict(facts.encrypt ?? undefined, known(value), spoken);
    verdicts.set(value, verdict);
    const now = choice ?? share.choice;
    return { ...verdict, name: share.name, choice: now, warning: choiceWarning(facts.encrypt, now) };
  });
  return { facts, smb1: spoken.smb1, shares, guestAccount: ground.guestAccount };
}

function known(value: EncryptValue | "unknown" | "copied"): EncryptValue | undefined {
  return value === "unknown" || value === "copied" ? undefined : value;
}

function factsAfter(before: ServerFacts, form: EncryptionForm): ServerFacts {
  const facts = form.preset === null ? before : factsAfterPreset(before, form.preset);
  return {
    ...factsAfterSmb1(facts, form.smb1),
    ...(form.encryptionAlgorithms && { encryptionAlgorithms: form.encryptionAlgorithms }),
    ...(form.signingAlgorithms && { signingAlgorithms: form.signingAlgorithms }),
  };
}

function factsAfterSmb1(facts: ServerFacts, smb1: boolean | null): ServerFacts {
  const change = smb1 === null ? undefined : smb1Switch(facts.min ?? undefined, facts.max ?? undefined, smb1);
  if (!change) return facts;
  const min = protocolVersion(change.lowest.toLowerCase()) ?? null;
  const max = change.freesHighest ? (protocolVersion("smb3_11") ?? null) : facts.max;
  return { ...facts, min, max };
}

/** What a form does to the lines of `smb encrypt` in `[global]`. */
type GlobalChange = "none" | "unset" | EncryptValue;

function globalChange(facts: ServerFacts, { preset }: EncryptionForm): GlobalChange {
  if (preset === null) return "none";
  const rule = rulesToApply(facts, preset).find(({ parameter }) => parameter === "smb encrypt");
  if (!rule || rule.holds(facts)) return "none";
  return rule.write(facts) === null ? "unset" : (rule.after(facts).encrypt ?? "none");
}

function valueAt(
  share: ShareGround,
  choice: ShareChoice | undefined,
  change: GlobalChange,
  isNothing: boolean,
): EncryptValue | "unknown" | "copied" {
  if (choice !== undefined && choice !== "inherit") return CHOICE_VALUES[choice];
  // Under `inherit` a line that asks for nothing stays as it is.
  const stays = choice === undefined || share.own === "if_required";
  if (stays && share.own !== null) return share.own;
  const { value, from } = share.inherits;
  if (from === "copy") return isNothing ? value : "copied";
  if (change === "none" || from === "elsewhere") return value;
  if (change === "unset") return "if_required";
  return from === "global" ? change : value;
}

/** A copy holds what the other share was at that line: following that through a form would be reading the file anew. */
function copied(): EncryptionVerdict {
  return {
    state: "unknown",
    label: t(ENCRYPTION_LABELS.unknown),
    reason: t("This share copies another one. The review says what becomes of it."),
    clients: { smb2: "unknown", smb3: "unknown", smb3Asking: "unknown" },
  };
}
