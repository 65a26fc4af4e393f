import { msg, t } from "@/lib/words/t";
import type { EncryptValue } from "./encryption-table";

export const SHARE_CHOICES = ["inherit", "required", "desired", "off"] as const;

/** What a share's own line says of encryption; `inherit` is no line, or one that asks for nothing. */
export type ShareChoice = (typeof SHARE_CHOICES)[number];

export function isShareChoice(text: string): text is ShareChoice {
  return SHARE_CHOICES.some((choice) => choice === text);
}

/** The value that a choice other than `inherit` stands for. */
export const CHOICE_VALUES: Readonly<Record<Exclude<ShareChoice, "inherit">, EncryptValue>> = {
  required: "required",
  desired: "desired",
  off: "off",
};

/**
 * Whether a share's own choice comes to nothing under `[global]`'s value, or locks people out; null where it does what it
 * says. Null as the global value is one that Samba does not know.
 */
export function choiceWarning(globalValue: EncryptValue | null, choice: ShareChoice): string | null {
  if (globalValue === null || choice === "inherit") return null;
  const warning = WARNINGS[globalValue][choice];
  return warning === undefined ? null : t(warning);
}

/** From the measured table (`encryption-table`): the pair decides, not the share's line. */
const WARNINGS: Readonly<Record<EncryptValue, Partial<Record<ShareChoice, string>>>> = {
  if_required: {
    off: msg(
      "Changes nothing: nobody is asked to encrypt here anyway, and a client that insists on it is still encrypted.",
    ),
  },
  off: {
    required: msg(
      "Locks everybody out: the share requires encryption, and the server as a whole turns it off.",
    ),
    desired: msg(
      "Looks protected and is not: the server as a whole turns encryption off, so everything goes in the clear.",
    ),
  },
  desired: {
    off: msg(
      "Changes nothing: the server encrypts every session of a client that can, whatever a share says.",
    ),
  },
  required: {
    off: msg("Changes nothing: the server requires encryption of every session, whatever a share says."),
    desired: msg(
      "Changes nothing: the server requires encryption of every session, so clients that cannot encrypt are refused here too.",
    ),
  },
};
