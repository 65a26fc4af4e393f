import { dialects } from "./dialects";
import type { SmbConf } from "./document";
import { sectionOf } from "./document";
import { effectiveValue } from "./effective";
import { readEncryptValue, shareEncryption } from "./encryption";
import type { ClientOutcome } from "./encryption-table";
import { guestAccount } from "./guest-account";
import { parameterKey } from "./names";
import { protocolVersion } from "./protocol-versions";

/** What a text demands of the clients that speak one dialect at one share. */
export interface ConnectionDemand {
  /** What a client would meet that connected now. */
  readonly demanded: ClientOutcome;
  /** It would be refused for being a guest's: others with the same client are encrypted. */
  readonly refusedGuest: boolean;
  /** The text encrypts this share for whoever can: a connection in the clear goes on against it. */
  readonly encrypts: boolean;
  /**
   * Cutting the tree connect is enough. Where it is false, a client that was cut connects to the share again over its old
   * session as it was before, since the demand is one of the session set-up alone.
   */
  readonly heldAtShare: boolean;
  /** False: the text has no such share, so `[global]` alone was asked. */
  readonly shareKnown: boolean;
}

/**
 * @param dialect As smbstatus codes it, `SMB3_11`.
 * @param user Encryption shuts guests out, whatever their client can: `required` refuses them, and under `desired` they get
 * in and are refused each request (NT_STATUS_INVALID_PARAMETER_MIX). Measured with Samba 4.17.12.
 *
 * What a tree connect over an older session meets was measured with Samba 4.17.12: after `smb encrypt = required` came into
 * `[global]` by a reload and `smbcontrol PID close-share`, SMB 2.1 is refused at the share and SMB 3 is encrypted there. A
 * share with an `off` of its own serves both in the clear again, until they sign in anew. `desired` at the share encrypts
 * SMB 3 likewise.
 */
export function connectionDemand(
  doc: SmbConf,
  share: string,
  dialect: string,
  user: string,
): ConnectionDemand {
  const section = sectionFor(doc, share);
  const { clients } = shareEncryption(doc, section ?? share);
  const atShare = readEncryptValue(effectiveValue(doc, section ?? "global", "smb encrypt")?.value);
  const spoken = protocolVersion(parameterKey(dialect));
  const { min } = dialects(doc);
  const generation = spoken?.generation;
  const outcomes: Readonly<Record<1 | 2 | 3, ClientOutcome>> = {
    1: clients.smb1 ?? "refused",
    2: clients.smb2,
    3: clients.smb3,
  };
  const tooOld = spoken !== undefined && min !== undefined && spoken.rank < min.rank;
  const demanded = generation === undefined ? "unknown" : tooOld ? "refused" : outcomes[generation];
  const refusedGuest = demanded === "encrypted" && user === guestAccount(doc);
  return {
    demanded: refusedGuest ? "refused" : demanded,
    refusedGuest,
    encrypts: clients.smb3 === "encrypted",
    heldAtShare: atShare === "required" || (atShare === "desired" && generation === 3),
    shareKnown: section !== undefined,
  };
}

/** The section that serves a share: its own, or `[homes]`, from which smbd makes one for each user (smb.conf(5)). */
function sectionFor(doc: SmbConf, share: string): string | undefined {
  return [share, "homes"].find((name) => sectionOf(doc, name)?.isGlobal === false);
}
