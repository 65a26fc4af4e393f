import { dialectLabel } from "@/lib/samba/dialect-label";
import { msg, t } from "@/lib/words/t";
import type { Session } from "./sessions-query";

const ENCRYPTION: Readonly<Record<Session["encryption"], string>> = {
  encrypted: msg("Encrypted"),
  partial: msg("Partly encrypted"),
  clear: msg("Clear"),
};

/** Those that smb.conf would not let go on so. */
const LEFTOVER: Readonly<Record<Session["encryption"], string>> = {
  ...ENCRYPTION,
  partial: msg("Partly encrypted, against smb.conf"),
  clear: msg("Clear, against smb.conf"),
};

/** What the traffic of a session is, in words: "Encrypted · AES-128-GCM". */
export function encryptionWords({ encryption, cipher, leftover }: Session): string {
  if (encryption === "encrypted") return withCipher(t(ENCRYPTION.encrypted), cipher);
  return t((leftover ? LEFTOVER : ENCRYPTION)[encryption]);
}

const SIGNING = {
  full: msg("Signed"),
  encrypted: msg("By the encryption"),
  partial: msg("Not required"),
  none: msg("Not signed"),
} as const;

export function signingWords({ signing, signingCipher, encryption }: Session): string {
  if (signing === "full") return withCipher(t(SIGNING.full), signingCipher);
  return t(SIGNING[encryption === "encrypted" ? "encrypted" : signing]);
}

function withCipher(word: string, cipher: string | null): string {
  return cipher === null ? word : `${word} · ${cipher}`;
}

/** What the degrees of smbstatus mean, for who wants to know exactly. */
export const DEGREE_WORDS: Readonly<Record<Session["signing"], string>> = {
  none: msg("none of its messages"),
  partial: msg("some of its messages"),
  full: msg("all of its messages"),
};

/** What smb.conf as it is now says of a session, in a sentence or two. */
export function demandWords(session: Session): string {
  const demand = demandOf(session);
  return session.shareKnown ? demand : `${t("smb.conf has no share of this name any more.")} ${demand}`;
}

function demandOf({ dialect: code, demanded, encryption, leftover, refusedGuest }: Session): string {
  const dialect = dialectLabel(code);
  if (demanded === "unknown") return t("What smb.conf demands of this session is not known.");
  if (leftover) {
    const before = t("It goes on in the clear although smb.conf demands encryption: it connected before.");
    return `${before} ${demanded === "refused" ? refusalOf(dialect, refusedGuest) : t("If it connected now it would be encrypted.")}`;
  }
  if (demanded === "refused")
    return t("If it connected now, smb.conf would refuse it: {dialect} is not let in.", { dialect });
  if (encryption === "encrypted") {
    return demanded === "encrypted"
      ? t("It is encrypted, as smb.conf demands.")
      : t("It is encrypted because the client asks for it; smb.conf would serve it in the clear too.");
  }
  return t("smb.conf serves this client in the clear.");
}

function refusalOf(dialect: string, refusedGuest: boolean): string {
  return refusedGuest
    ? t("If it connected now it would be refused, since a guest has no password to make a key of.")
    : t("If it connected now it would be refused, since {dialect} cannot do what is demanded.", { dialect });
}
