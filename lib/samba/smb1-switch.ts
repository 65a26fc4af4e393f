import { type ProtocolVersion, protocolVersion, versionsBetween } from "./protocol-versions";

/** What the SMB 1 switch changes of the lowest and highest versions allowed. */
interface Smb1Switch {
  /** For `server min protocol`. */
  readonly lowest: "NT1" | "SMB2_02";
  /** `server max protocol` goes too, for with it the server would speak nothing, or nothing that Samba knows. */
  readonly freesHighest: boolean;
}

/**
 * What has to be written to switch SMB 1 on or off: NT1 is its newest version, SMB2_02 the oldest that is not SMB 1. Undefined
 * where it is so already.
 */
export function smb1Switch(
  min: ProtocolVersion | undefined,
  max: ProtocolVersion | undefined,
  on: boolean,
): Smb1Switch | undefined {
  if (versionsBetween(min, max).smb1 === on) return undefined;
  const lowest = on ? "NT1" : "SMB2_02";
  const floor = protocolVersion(lowest.toLowerCase())?.rank ?? 0;
  return { lowest, freesHighest: max === undefined || max.rank < floor };
}
