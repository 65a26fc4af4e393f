import type { VerificationRow } from "./report";
import { msg, t } from "@/lib/words/t";

/**
 * What differs, and where to look.
 *
 * @param caveat Which other file Samba reads, where smb.conf names one.
 */
export function contradiction(rows: readonly VerificationRow[], caveat: string | undefined): string {
  const each = rows
    .filter(({ verdict }) => verdict === "not-as-promised")
    .map(({ subject, promised, found }) => t(DIFFERS[found]?.[promised] ?? "", { subject: t(subject) }));
  const where =
    caveat === undefined
      ? t("Samba may go by an older file, or by another one: Restart Samba, then verify again.")
      : `${caveat} ${t("Look there, then verify again.")}`;
  return `${t("Not as promised: {each}.", { each: inRow(each) })} ${where}`;
}

/** One after the other, as part of a sentence. */
export function inRow(parts: readonly string[]): string {
  return parts.length === 0 ? "" : parts.reduce((one, other) => t("{one}; {other}", { one, other }));
}

/** By the word for what was found, and the one for what was promised: all that can differ. */
const DIFFERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Encrypted: {
    "In the clear": msg("{subject} encrypted, though smb.conf says in the clear"),
    Refused: msg("{subject} encrypted, though smb.conf says refused"),
  },
  "In the clear": {
    Encrypted: msg("{subject} in the clear, though smb.conf says encrypted"),
    Refused: msg("{subject} in the clear, though smb.conf says refused"),
  },
  Refused: {
    Encrypted: msg("{subject} refused, though smb.conf says encrypted"),
    "In the clear": msg("{subject} refused, though smb.conf says in the clear"),
  },
  Spoken: { "Not spoken": msg("{subject} spoken, though smb.conf says not spoken") },
  "Not spoken": { Spoken: msg("{subject} not spoken, though smb.conf says spoken") },
  Offered: { "Not offered": msg("Encryption offered, though smb.conf says not offered") },
  "Not offered": { Offered: msg("Encryption not offered, though smb.conf says offered") },
  Required: { "When the client asks": msg("Signing required, though smb.conf says when the client asks") },
  "When the client asks": {
    Required: msg("Signing when the client asks, though smb.conf says required"),
  },
};
