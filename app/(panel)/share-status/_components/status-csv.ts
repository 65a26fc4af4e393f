import { ENCRYPTION_LABELS } from "@/lib/samba/encryption-table";
import { type StatusRow, verifiedWords } from "./status-rows";

export const CSV_HEADINGS = [
  "Share",
  "State",
  "Why",
  "In service",
  "Guests",
  "Sessions",
  "Sessions in the clear",
  "Last verified",
  "Verified by",
  "Found",
  "Line of smb.conf",
] as const;

export function csvRow(row: StatusRow): readonly (string | number | null)[] {
  const { name, available, guest, encryption, sessions, verified, line } = row;
  return [
    name,
    ENCRYPTION_LABELS[encryption.state],
    encryption.reason,
    available ? "yes" : "no",
    guest ? "yes" : "no",
    sessions?.open ?? null,
    sessions?.clear ?? null,
    verified?.at ?? null,
    verified?.by ?? null,
    verified ? verifiedWords(verified) : "never",
    line,
  ];
}
