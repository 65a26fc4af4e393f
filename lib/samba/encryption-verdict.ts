import {
  type ClientOutcome,
  ENCRYPTION_LABELS,
  ENCRYPTION_TABLE,
  type EncryptionRow,
  type EncryptionState,
  type EncryptValue,
  OUTCOMES,
} from "./encryption-table";
import { type ProtocolVersion, type SpokenVersions, versionsBetween } from "./protocol-versions";
import { t } from "@/lib/words/t";

export interface ClientOutcomes {
  /** Present where the server speaks SMB 1 at all. */
  readonly smb1?: ClientOutcome;
  readonly smb2: ClientOutcome;
  /** An SMB 3 client that can encrypt and does not insist on it. */
  readonly smb3: ClientOutcome;
  /** An SMB 3 client that insists on encryption. */
  readonly smb3Asking: ClientOutcome;
}

/** What a server speaks, and what it can do with it. */
export interface Spoken extends SpokenVersions {
  /** SMB 2 clients get as far as signing in: they sign with HMAC-SHA256 and nothing else. */
  readonly smb2Works: boolean;
  /** SMB 3 clients do, in the newest version allowed: SMB 3.0 and 3.0.2 take AES-128-CCM and AES-128-CMAC only. */
  readonly smb3Works: boolean;
  /** There is a cipher to encrypt with. */
  readonly canEncrypt: boolean;
}

/**
 * What comes of the versions allowed and of the algorithms in effect. A client gets the newest version that both speak,
 * and is refused where the algorithms that version needs are left out of the lists: it does not fall back to an older one
 * (measured with smbd 4.17.12).
 */
export function spokenBy(
  min: ProtocolVersion | undefined,
  max: ProtocolVersion | undefined,
  encryption: readonly string[],
  signing: readonly string[],
): Spoken {
  const old = encryption.includes("AES-128-CCM") && signing.includes("AES-128-CMAC");
  return {
    ...versionsBetween(min, max),
    smb2Works: signing.includes("HMAC-SHA256"),
    smb3Works: max?.name === "SMB3_11" || old,
    canEncrypt: encryption.length > 0,
  };
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
  spoken: Spoken,
): EncryptionVerdict {
  if (!globalValue || !shareValue || !spoken.min || !spoken.max) return unknown();
  const pair = ENCRYPTION_TABLE[globalValue][shareValue];
  const smb2 = spoken.smb2 && spoken.smb2Works ? OUTCOMES[pair.state].smb2 : "refused";
  const clients: ClientOutcomes = {
    // For SMB 1 the share's own value alone counts.
    ...(spoken.smb1 && { smb1: shareValue === "required" ? "refused" : "clear" }),
    smb2,
    ...smb3Outcomes(globalValue, shareValue, spoken, smb2),
  };
  const { state, reason } = withinVersions(pair, spoken, clients);
  return { state, label: t(ENCRYPTION_LABELS[state]), reason, clients };
}

function unknown(): EncryptionVerdict {
  return {
    state: "unknown",
    label: t(ENCRYPTION_LABELS.unknown),
    reason: t("A line that decides this has a value that Samba does not know. Samba refuses such a file."),
    clients: { smb2: "unknown", smb3: "unknown", smb3Asking: "unknown" },
  };
}

function smb3Outcomes(
  globalValue: EncryptValue,
  shareValue: EncryptValue,
  spoken: Spoken,
  smb2: ClientOutcome,
): Pick<ClientOutcomes, "smb3" | "smb3Asking"> {
  // A newer client falls back to SMB 2 where the server speaks no SMB 3.
  if (!spoken.smb3) return { smb3: smb2, smb3Asking: "refused" };
  if (!spoken.smb3Works) return { smb3: "refused", smb3Asking: "refused" };
  if (spoken.canEncrypt) {
    const { smb3, smb3Asking } = OUTCOMES[ENCRYPTION_TABLE[globalValue][shareValue].state];
    return { smb3, smb3Asking };
  }
  // Without a cipher a session breaks that the server as a whole wants encrypted (measured); others go on in the clear.
  const breaks = globalValue === "desired" || globalValue === "required" || shareValue === "required";
  return { smb3: breaks ? "refused" : "clear", smb3Asking: "refused" };
}

/** The state where not every version of SMB is spoken, or nothing can be encrypted; its reason is said. */
function withinVersions(row: EncryptionRow, spoken: Spoken, clients: ClientOutcomes): EncryptionRow {
  const { min, max, smb3 } = spoken;
  if (min && max && min.rank > max.rank) {
    return {
      state: "locked-out",
      reason: t(
        "The lowest protocol version allowed ({lowest}) is above the highest ({highest}): nobody can connect.",
        { lowest: min.name, highest: max.name },
      ),
    };
  }
  const limit = whyNothingIsEncrypted(spoken);
  if (limit !== undefined) {
    const isOpen = [clients.smb1, clients.smb2, clients.smb3].includes("clear");
    if (isOpen) return { state: "clear", reason: t("Everything goes in the clear: {limit}.", { limit }) };
    const isBroken = smb3 && !spoken.smb3Works;
    const reason = t(
      isBroken ? "Nobody can connect: {limit}." : "Encryption is required, but {limit}: nobody can connect.",
      { limit },
    );
    return { state: "locked-out", reason };
  }
  if (row.state === "encrypted" && clients.smb1 === "clear") {
    return {
      state: "when-client-can",
      reason: t(
        "The server requires encryption of SMB 3 clients, but it speaks SMB 1 too, and an SMB 1 client is served this share in the clear: for SMB 1 the share's own value alone counts. Raise “server min protocol” to SMB2_02 or higher.",
      ),
    };
  }
  return { ...row, reason: t(row.reason) };
}

/** As the part of a sentence; undefined where there is encryption. */
function whyNothingIsEncrypted({ max, smb3, smb3Works, canEncrypt }: Spoken): string | undefined {
  const highest = max?.name ?? t("an older version");
  if (!smb3) {
    return t("“server max protocol” stops the server at {highest}, and only SMB 3 can encrypt", { highest });
  }
  if (!smb3Works) {
    return t(
      "“server max protocol” stops the server at {highest}, and the lists of SMB 3 algorithms leave out AES-128-CCM or AES-128-CMAC, without which that version does not work",
      { highest },
    );
  }
  return canEncrypt ? undefined : t("“server smb3 encryption algorithms” names no cipher that Samba knows");
}
