import type { EncryptionPreview } from "./encryption-preview";
import { parameterKey, sectionKey } from "./names";
import { protocolVersion } from "./protocol-versions";
import type { ShareConnection } from "./smbstatus";

/** What becomes of an open connection once Samba was restarted with a change. */
export type Fate =
  /** The client does not get in any more. */
  | "refused"
  /** In the clear now, and encrypted once it connects again; until then it goes on in the clear. */
  | "encrypts"
  | "stays-encrypted"
  | "stays-clear"
  /** Encrypted now, and not any more unless its client asks for it. */
  | "loses-encryption"
  | "unknown";

/** What of a connection decides its fate. */
export type FatedConnection = Pick<ShareConnection, "share" | "user" | "dialect" | "encryption">;

/** The fate of any connection under a foretold change. It says what `connectionFate` says of the finished text. */
export function fateUnder(preview: EncryptionPreview): (connection: FatedConnection) => Fate {
  const shares = new Map(preview.shares.map((share) => [sectionKey(share.name), share]));
  const { min } = preview.facts;
  const { guestAccount } = preview;
  return ({ share, user, dialect, encryption }) => {
    // smbd makes a share for each user from [homes] (smb.conf(5)).
    const verdict = shares.get(sectionKey(share)) ?? shares.get("homes");
    const spoken = protocolVersion(parameterKey(dialect));
    if (!verdict || !spoken || !min) return "unknown";
    const { smb1 = "refused", smb2, smb3 } = verdict.clients;
    const outcome = spoken.rank < min.rank ? "refused" : { 1: smb1, 2: smb2, 3: smb3 }[spoken.generation];
    if (outcome === "refused" || outcome === "unknown") return outcome;
    if (outcome === "encrypted") {
      if (user === guestAccount) return "refused";
      return encryption === "encrypted" ? "stays-encrypted" : "encrypts";
    }
    return encryption === "encrypted" ? "loses-encryption" : "stays-clear";
  };
}
