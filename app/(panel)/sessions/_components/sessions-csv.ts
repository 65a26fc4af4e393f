import { dialectLabel } from "@/lib/samba/dialect-label";
import { encryptionWords, signingWords } from "../../_sessions/session-words";
import type { Session } from "../../_sessions/sessions-query";

/** The grid's columns, and what smb.conf demands. */
export const CSV_HEADINGS = [
  "Client",
  "Machine",
  "User",
  "Share",
  "Dialect",
  "Encryption",
  "Signing",
  "Connected",
  "Demanded by smb.conf",
] as const;

export function csvRow(session: Session): readonly string[] {
  const { client, machine, demo, user, share, dialect, since, demanded } = session;
  const words = [
    dialectLabel(dialect),
    encryptionWords(session, inEnglish),
    signingWords(session, inEnglish),
  ];
  return [client, demo ?? machine ?? "", user, share, ...words, since, demanded];
}

/** A file says the same to everybody. */
function inEnglish(words: string): string {
  return words;
}
