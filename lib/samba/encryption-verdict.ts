import {
  type ClientOutcome,
  ENCRYPTION_LABELS,
  ENCRYPTION_TABLE,
  type EncryptionRow,
  type EncryptionState,
  type EncryptValue,
  OUTCOMES,
} from "./encryption-table";
import type { SpokenVersions } from "./protocol-versions";

export interface ClientOutcomes {
  /** Present where the server speaks SMB 1 at all. */
  readonly smb1?: ClientOutcome;
  readonly smb2: ClientOutcome;
  /** An SMB 3 client that can encrypt and does not insist on it. */
  readonly smb3: ClientOutcome;
  /** An SMB 3 client that insists on encryption. */
  readonly smb3Asking: ClientOutcome;
}

/** What becomes of the traffic to a share, and of whom. */
export interface EncryptionVerdict {
  readonly state: EncryptionState;
  readonly label: string;
  /** One or two sentences for a person. */
  readonly reason: string;
  readonly clients: ClientOutcomes;
}

/**
 * What a pair of values leads to on a server that speaks these versions. `globalValue` is what `[global]` says, `shareValue`
 * what holds at the share: its own line or the one it inherits. A value that Samba does not know is undefined and makes
 * the verdict “unknown”; so does a version.
 */
export function encryptionVerdict(
  globalValue: EncryptValue | undefined,
  shareValue: EncryptValue | undefined,
  spoken: SpokenVersions,
): EncryptionVerdict {
  if (!globalValue || !shareValue || !spoken.min || !spoken.max) return UNKNOWN;
  const pair = ENCRYPTION_TABLE[globalValue][shareValue];
  const clients = outcomes(pair.state, spoken, shareValue === "required" ? "refused" : "clear");
  const { state, reason } = withinVersions(pair, spoken, clients);
  return { state, label: ENCRYPTION_LABELS[state], reason, clients };
}

const UNKNOWN: EncryptionVerdict = {
  state: "unknown",
  label: ENCRYPTION_LABELS.unknown,
  reason: "A line that decides this has a value that Samba does not know. Samba refuses such a file.",
  clients: { smb2: "unknown", smb3: "unknown", smb3Asking: "unknown" },
};

/** The state where not every version of SMB is spoken: without SMB 3 there is no encryption. */
function withinVersions(row: EncryptionRow, spoken: SpokenVersions, clients: ClientOutcomes): EncryptionRow {
  const { min, max, smb3 } = spoken;
  if (min && max && min.rank > max.rank) {
    return {
      state: "locked-out",
      reason: `The lowest protocol version allowed (${min.name}) is above the highest (${max.name}): nobody can connect.`,
    };
  }
  if (smb3 && row.state === "encrypted" && clients.smb1 === "clear") {
    return {
      state: "when-client-can",
      reason:
        "The server requires encryption of SMB 3 clients, but it speaks SMB 1 too, and an SMB 1 client is served this share in the clear: for SMB 1 the share's own value alone counts. Raise “server min protocol” to SMB2_02 or higher.",
    };
  }
  if (smb3) return row;
  const limit = `“server max protocol” stops the server at ${max?.name ?? "an older version"}, and only SMB 3 can encrypt`;
  if (clients.smb1 === "clear" || clients.smb2 === "clear") {
    return { state: "clear", reason: `Everything goes in the clear: ${limit}.` };
  }
  return { state: "locked-out", reason: `Encryption is required, but ${limit}: nobody can connect.` };
}

function outcomes(
  state: EncryptionRow["state"],
  spoken: SpokenVersions,
  smb1: ClientOutcome,
): ClientOutcomes {
  const row = OUTCOMES[state];
  const smb2: ClientOutcome = spoken.smb2 ? row.smb2 : "refused";
  return {
    ...(spoken.smb1 && { smb1 }),
    smb2,
    // A newer client falls back to SMB 2 where the server speaks no SMB 3.
    smb3: spoken.smb3 ? row.smb3 : smb2,
    smb3Asking: spoken.smb3 ? row.smb3Asking : "refused",
  };
}
