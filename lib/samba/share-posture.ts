import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { type ShareEncryption, shareEncryption } from "./encryption";
import type { ParameterLine } from "./lines";
import { readBoolean } from "./share-boolean";

/** Whether people without a password get into a share. */
export interface GuestAccess {
  /**
   * `refused` and `older-clients`: the share's lines admit guests, and encryption shuts them out all the same, at least
   * those whose client speaks SMB 3.
   */
  readonly state: "none" | "admitted" | "older-clients" | "refused";
  /** A sentence for a person. */
  readonly reason: string;
  /** The line that admits guests, where one does. */
  readonly line?: ParameterLine;
}

export interface SharePosture {
  readonly name: string;
  readonly encryption: ShareEncryption;
  readonly guests: GuestAccess;
}

/** What becomes of the traffic to a share, and of guests. */
export function sharePosture(doc: SmbConf, share: string): SharePosture {
  const encryption = shareEncryption(doc, share);
  return { name: share, encryption, guests: guestAccess(doc, share, encryption) };
}

/** The same for every share of the file, in its order. */
export function sharePostures(doc: SmbConf): readonly SharePosture[] {
  return doc.sections.flatMap(({ name, isGlobal }) => (isGlobal ? [] : [sharePosture(doc, name)]));
}

function guestAccess(doc: SmbConf, share: string, encryption: ShareEncryption): GuestAccess {
  const found = effectiveValue(doc, share, "guest ok");
  if (!found || !readBoolean(found, "guest ok")) return GUESTS.none;
  return { ...GUESTS[guestState(encryption)], line: found.line };
}

/**
 * A guest has no password, so there is no key to encrypt with: smbd lets guests in where their client's traffic goes in the
 * clear, and nowhere else. Where the server only wishes encryption, an SMB 3 client is told to encrypt, cannot, and breaks
 * off (measured with smbd 4.17.12 and smbclient, for every pair and SMB 1, 2.1 and 3.1.1).
 */
function guestState({ clients }: ShareEncryption): Exclude<GuestAccess["state"], "none"> {
  if (clients.smb3 === "clear" || clients.smb3 === "unknown") return "admitted";
  return clients.smb2 === "clear" || clients.smb1 === "clear" ? "older-clients" : "refused";
}

const GUESTS: Readonly<Record<GuestAccess["state"], GuestAccess>> = {
  none: { state: "none", reason: "Everybody needs an account." },
  admitted: {
    state: "admitted",
    reason: "Guests get in without a password, and their traffic is never encrypted.",
  },
  "older-clients": {
    state: "older-clients",
    reason:
      "Guests get in only from clients older than SMB 3, in the clear: a newer client is told to encrypt, and somebody without a password has no key to encrypt with.",
  },
  refused: {
    state: "refused",
    reason:
      "Guests are refused, though the share admits them: encryption is required here, and somebody without a password has no key to encrypt with.",
  },
};
