import type { ClientOutcome } from "../encryption-table";
import { ntStatusMeaning } from "./nt-status";
import { msg, t } from "@/lib/words/t";

/** A session as smbstatus saw it while it was open. */
export interface WitnessedSession {
  /** As people write it: `SMB 3.1.1`. */
  readonly dialect: string;
  readonly cipher: string | null;
  readonly signing: "none" | "partial" | "full";
}

/** Why it is not known what a client met. */
export type NotKnown =
  /** `unseen`: let in, without a session that smbstatus saw. `list-denied`: as with another version, so it tells nothing. */
  | { readonly kind: "no-answer" | "unseen" | "list-denied" }
  | { readonly kind: "another-reason"; readonly status: string }
  /** It may be the account's own refusal. */
  | { readonly kind: "doubted"; readonly found: Refused };

type Refused = Extract<Found, { outcome: "refused" }>;

/** What one kind of client met. */
export type Found =
  | {
      readonly outcome: "refused";
      /** `client`: it insists on encryption and turned away by itself; `files`: let in and then denied every file. */
      readonly at: "negotiation" | "sign-in" | "share" | "files" | "client";
      readonly status: string | null;
    }
  | { readonly outcome: "clear" | "encrypted"; readonly session: WitnessedSession | null }
  | { readonly outcome: "unknown"; readonly why: NotKnown };

/** To be said by `t`; kept as they are. */
export const OUTCOME_WORDS: Readonly<Record<ClientOutcome, string>> = {
  encrypted: msg("Encrypted"),
  clear: msg("In the clear"),
  refused: msg("Refused"),
  unknown: msg("Not known"),
};

/** How it was seen, in a sentence. */
export function describeFound(found: Found): string {
  if (found.outcome === "unknown") return describeNotKnown(found.why);
  if (found.outcome === "refused") return describeRefusal(found);
  if (found.session === null) {
    return t(
      found.outcome === "clear"
        ? "Let in, and this version cannot encrypt."
        : "Let in, and this client goes on with encryption only. smbstatus did not see the session.",
    );
  }
  const { dialect, cipher, signing } = found.session;
  if (found.outcome === "clear") return t(IN_THE_CLEAR[signing], { dialect });
  return cipher === null
    ? t("smbstatus saw {dialect} with a cipher it does not name.", { dialect })
    : t("smbstatus saw {dialect} with {cipher}.", { dialect, cipher });
}

const IN_THE_CLEAR: Readonly<Record<WitnessedSession["signing"], string>> = {
  none: msg("smbstatus saw {dialect}, not encrypted, not signed."),
  partial: msg("smbstatus saw {dialect}, not encrypted, signed in part."),
  full: msg("smbstatus saw {dialect}, not encrypted, signed."),
};

function describeNotKnown(why: NotKnown): string {
  switch (why.kind) {
    case "no-answer":
      return t("smbclient ended without an answer.");
    case "unseen":
      return t(
        "Let in, but smbstatus did not see the session, so whether it was encrypted is not known. smbstatus needs root's rights, and the account the right to list the folder.",
      );
    case "list-denied":
      return t(
        "Let in and then denied every file, but this account may not list the folder with another version either.",
      );
    case "another-reason":
      return t("Samba refused it for another reason: {reason} ({status}).", {
        reason: ntStatusMeaning(why.status).words,
        status: why.status,
      });
    case "doubted":
      return `${describeFound(why.found)} ${t("The account itself may be why.")}`;
  }
}

function describeRefusal({ at, status }: Refused): string {
  switch (at) {
    case "client":
      return t("The server offers no encryption, so this client turned away.");
    case "negotiation":
      return t("The server does not speak this version.");
    default:
      if (status === null) return t(WHERE[at].alone);
      return t(WHERE[at].because, { reason: ntStatusMeaning(status).words, status });
  }
}

const WHERE = {
  "sign-in": {
    alone: msg("Refused at the sign-in."),
    because: msg("Refused at the sign-in: {reason} ({status})."),
  },
  share: {
    alone: msg("Refused at the share."),
    because: msg("Refused at the share: {reason} ({status})."),
  },
  files: {
    alone: msg("Let in, and then denied every file."),
    because: msg("Let in, and then denied every file: {reason} ({status})."),
  },
} as const;
