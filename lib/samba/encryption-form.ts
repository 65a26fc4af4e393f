import * as z from "zod";
import { t } from "@/lib/words/t";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "./ciphers";
import { PRESET_NAMES } from "./preset-names";
import { SHARE_CHOICES } from "./share-choice";

const ONCE_ONLY = { error: () => t("Each can stand in the list once only.") };

function listOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z
    .array(z.enum(names))
    .min(1, { error: () => t("Choose at least one: without any, nobody could connect.") })
    .max(names.length, ONCE_ONLY)
    .refine((list) => new Set(list).size === list.length, ONCE_ONLY);
}

/**
 * All that the SMB3 Encryption page can change in one go. Null leaves a thing as the file has it, and a share that is not
 * named keeps its line.
 */
export const EncryptionForm = z.object({
  preset: z.enum(PRESET_NAMES).nullable(),
  shares: z
    .array(z.object({ name: z.string().min(1).max(1000), choice: z.enum(SHARE_CHOICES) }))
    .max(100_000, { error: () => t("More shares than one change can hold.") }),
  /** The SMB 1 switch. */
  smb1: z.boolean().nullable(),
  /** Best first. */
  encryptionAlgorithms: listOf(ENCRYPTION_ALGORITHMS).nullable(),
  signingAlgorithms: listOf(SIGNING_ALGORITHMS).nullable(),
});

export type EncryptionForm = z.output<typeof EncryptionForm>;
