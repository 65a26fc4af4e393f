import * as z from "zod/mini";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "./ciphers";
import type { EncryptValue } from "./encryption-table";
import { msg, t } from "@/lib/words/t";

export const ShareChoice = z.enum(["inherit", "required", "desired", "off"]);

/** What a share's own line says of encryption; `inherit` is no line, or one that asks for nothing. */
export type ShareChoice = z.output<typeof ShareChoice>;

const ONCE_ONLY = { error: () => t("Each can stand in the list once only.") };

function listOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.array(z.enum(names)).check(
    z.minLength(1, { error: () => t("Choose at least one: without any, nobody could connect.") }),
    z.maxLength(names.length, ONCE_ONLY),
    z.refine((list) => new Set(list).size === list.length, ONCE_ONLY),
  );
}

/**
 * All that the SMB3 Encryption page can change in one go. Null leaves a thing as the file has it, and a share that is not
 * named keeps its line.
 */
export const EncryptionForm = z.object({
  preset: z.nullable(z.enum(["off", "transition", "required", "hardened"])),
  shares: z
    .array(z.object({ name: z.string().check(z.minLength(1), z.maxLength(1000)), choice: ShareChoice }))
    .check(z.maxLength(100_000, { error: () => t("More shares than one change can hold.") })),
  /** The SMB 1 switch. */
  smb1: z.nullable(z.boolean()),
  /** Best first. */
  encryptionAlgorithms: z.nullable(listOf(ENCRYPTION_ALGORITHMS)),
  signingAlgorithms: z.nullable(listOf(SIGNING_ALGORITHMS)),
});

export type EncryptionForm = z.output<typeof EncryptionForm>;

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
