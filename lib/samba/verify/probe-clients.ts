import { msg } from "@/lib/words/t";

/** The kinds of client the panel plays to see what becomes of each: the same that `shareEncryption` speaks of. */
export type ProbeClient = "smb3" | "smb2" | "smb1" | "smb3Asking";

interface Behaviour {
  /** What people call it; to be said by `t`. */
  readonly label: string;
  /** The oldest and the newest protocol version it speaks, in smb.conf's spelling. */
  readonly lowest: string;
  readonly highest: string;
  /** It refuses to go on without encryption. */
  readonly insists: boolean;
  /** The versions it speaks know no encryption: if it is served, then in the clear. */
  readonly cannotEncrypt: boolean;
}

/**
 * In the order in which they are tried: the first meets what most clients do, and tells a wrong password with one attempt.
 * An SMB 3 client speaks SMB 2 as well, as Windows does.
 */
export const PROBE_CLIENTS: Readonly<Record<ProbeClient, Behaviour>> = {
  smb3: { label: msg("SMB 3"), lowest: "SMB2_02", highest: "SMB3_11", insists: false, cannotEncrypt: false },
  smb2: { label: msg("SMB 2.1"), lowest: "SMB2_02", highest: "SMB2_10", insists: false, cannotEncrypt: true },
  smb1: { label: msg("SMB 1"), lowest: "NT1", highest: "NT1", insists: false, cannotEncrypt: true },
  smb3Asking: {
    label: msg("SMB 3, insisting on encryption"),
    lowest: "SMB2_02",
    highest: "SMB3_11",
    insists: true,
    cannotEncrypt: false,
  },
};
