import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { type ShareEncryption, shareEncryption } from "./encryption";
import type { ParameterLine } from "./lines";
import { readBoolean } from "./share-boolean";

/** Whether people without a password get into a share. */
export interface GuestAccess {
  /** `refused`: the share's lines admit guests, and encryption shuts them out all the same. */
  readonly state: "none" | "admitted" | "refused";
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

/**
 * A guest has no password, so there is no key to encrypt with: smbd refuses guests wherever encryption is required, of the
 * session or of the share (measured with smbd 4.17.12).
 */
function guestAccess(doc: SmbConf, share: string, { state }: ShareEncryption): GuestAccess {
  const found = effectiveValue(doc, share, "guest ok");
  if (!found || !readBoolean(found, "guest ok")) return NO_GUESTS;
  const guests = state === "encrypted" || state === "locked-out" ? REFUSED : ADMITTED;
  return { ...guests, line: found.line };
}

const NO_GUESTS: GuestAccess = { state: "none", reason: "Everybody needs an account." };
const ADMITTED: GuestAccess = {
  state: "admitted",
  reason: "Guests get in without a password, and their traffic is never encrypted.",
};
const REFUSED: GuestAccess = {
  state: "refused",
  reason:
    "Guests are refused, though the share admits them: encryption is required here, and somebody without a password has no key to encrypt with.",
};
