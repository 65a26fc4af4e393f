import { dialectLabel } from "@/lib/samba/dialect-label";
import { msg } from "@/lib/words/t";
import { encryptionWords, signingWords } from "../../_sessions/session-words";
import type { Session } from "../../_sessions/sessions-query";

/** The grid's columns, and what smb.conf demands. */
export const CSV_HEADINGS = [
  msg("Client"),
  msg("Machine"),
  msg("User"),
  msg("Share"),
  msg("Dialect"),
  msg("Encryption"),
  msg("Signing"),
  msg("Connected"),
  msg("Demanded by smb.conf"),
] as const;

export function csvRow(session: Session): readonly string[] {
  const { client, machine, demo, user, share, dialect, since, demanded } = session;
  const words = [dialectLabel(dialect), encryptionWords(session), signingWords(session)];
  return [client, demo ?? machine ?? "", user, share, ...words, since, demanded];
}
