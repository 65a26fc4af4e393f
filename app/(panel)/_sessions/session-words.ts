import { dialectLabel } from "@/lib/samba/dialect-label";
import type { Session } from "./sessions-query";

/** What the traffic of a session is, in words: "Encrypted · AES-128-GCM". */
export function encryptionWords({ encryption, cipher, leftover }: Session): string {
  if (encryption === "encrypted") return cipher === null ? "Encrypted" : `Encrypted · ${cipher}`;
  const state = encryption === "partial" ? "Partly encrypted" : "Clear";
  return leftover ? `${state}, against smb.conf` : state;
}

export function signingWords({ signing, signingCipher, encryption }: Session): string {
  if (signing === "full") return signingCipher === null ? "Signed" : `Signed · ${signingCipher}`;
  if (encryption === "encrypted") return "By the encryption";
  return signing === "partial" ? "Not required" : "Not signed";
}

/** What the degrees of smbstatus mean, for who wants to know exactly. */
export const DEGREE_WORDS: Readonly<Record<Session["signing"], string>> = {
  none: "none of its messages",
  partial: "some of its messages",
  full: "all of its messages",
};

/** What smb.conf as it is now says of a session, in a sentence or two. */
export function demandWords(session: Session): string {
  const { demanded, encryption, leftover, refusedGuest, shareKnown } = session;
  const dialect = dialectLabel(session.dialect);
  const gone = shareKnown ? "" : "smb.conf has no share of this name any more. ";
  if (demanded === "unknown") return `${gone}What smb.conf demands of this session is not known.`;
  if (leftover) {
    const now =
      demanded === "refused"
        ? `If it connected now it would be refused, since ${refusedGuest ? "a guest has no password to make a key of" : `${dialect} cannot do what is demanded`}.`
        : "If it connected now it would be encrypted.";
    return `${gone}It goes on in the clear although smb.conf demands encryption: it connected before. ${now}`;
  }
  if (demanded === "refused")
    return `${gone}If it connected now, smb.conf would refuse it: ${dialect} is not let in.`;
  if (encryption === "encrypted") {
    return demanded === "encrypted"
      ? `${gone}It is encrypted, as smb.conf demands.`
      : `${gone}It is encrypted because the client asks for it; smb.conf would serve it in the clear too.`;
  }
  return `${gone}smb.conf serves this client in the clear.`;
}

/** "One session goes", "12 sessions go". */
export function sessionsGo(count: number): string {
  return count === 1 ? "One session goes" : `${count.toLocaleString("en")} sessions go`;
}
