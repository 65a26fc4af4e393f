import type { ClientOutcome } from "../encryption-table";
import { ntStatusMeaning } from "./nt-status";

/** A session as smbstatus saw it while it was open. */
export interface WitnessedSession {
  /** As people write it: `SMB 3.1.1`. */
  readonly dialect: string;
  readonly cipher: string | null;
  readonly signing: "none" | "partial" | "full";
}

/** What one kind of client met. */
export type Found =
  | {
      readonly outcome: "refused";
      /** `client`: it insists on encryption and turned away by itself; `files`: let in and then denied every file. */
      readonly at: "negotiation" | "sign-in" | "share" | "files" | "client";
      readonly status: string | null;
    }
  | { readonly outcome: "clear" | "encrypted"; readonly session: WitnessedSession | null }
  | { readonly outcome: "unknown"; readonly why: string };

export const OUTCOME_WORDS: Readonly<Record<ClientOutcome, string>> = {
  encrypted: "Encrypted",
  clear: "In the clear",
  refused: "Refused",
  unknown: "Not known",
};

/** How it was seen, in a sentence. */
export function describeFound(found: Found): string {
  if (found.outcome === "unknown") return found.why;
  if (found.outcome === "refused") return describeRefusal(found);
  if (found.session === null) {
    return found.outcome === "clear"
      ? "Let in, and this version cannot encrypt."
      : "Let in, and this client goes on with encryption only. smbstatus did not see the session.";
  }
  const { dialect, cipher, signing } = found.session;
  if (found.outcome === "encrypted")
    return `smbstatus saw ${dialect} with ${cipher ?? "a cipher it does not name"}.`;
  const signed = { none: "not signed", partial: "signed in part", full: "signed" }[signing];
  return `smbstatus saw ${dialect}, not encrypted, ${signed}.`;
}

const WHERE = {
  negotiation: "The server does not speak this version",
  "sign-in": "Refused at the sign-in",
  share: "Refused at the share",
  files: "Let in, and then denied every file",
} as const;

function describeRefusal({ at, status }: Extract<Found, { outcome: "refused" }>): string {
  if (at === "client") return "The server offers no encryption, so this client turned away.";
  if (status === null || at === "negotiation") return `${WHERE[at]}.`;
  return `${WHERE[at]}: ${ntStatusMeaning(status).words} (${status}).`;
}
