import { ENCRYPTION_LABELS } from "@/lib/samba/encryption-table";
import { msg, t } from "@/lib/words/t";
import { type StatusRow, verifiedWords } from "./status-rows";

export const CSV_HEADINGS = [
  msg("Share"),
  msg("State"),
  msg("Why"),
  msg("In service"),
  msg("Guests"),
  msg("Sessions"),
  msg("Sessions in the clear"),
  msg("Last verified"),
  msg("Verified by"),
  msg("Found"),
  msg("Line of smb.conf"),
] as const;

export function csvRow(row: StatusRow): readonly (string | number | null)[] {
  const { name, available, guest, encryption, sessions, verified, line } = row;
  return [
    name,
    t(ENCRYPTION_LABELS[encryption.state]),
    encryption.reason,
    t(available ? "yes" : "no"),
    t(guest ? "yes" : "no"),
    sessions?.open ?? null,
    sessions?.clear ?? null,
    verified?.at ?? null,
    verified?.by ?? null,
    t(verifiedWords(verified)),
    line,
  ];
}
