import { cipherFor, encryptionAlgorithms, signingAlgorithms } from "../ciphers";
import { dialects } from "../dialects";
import { type SmbConf, sectionOf } from "../document";
import { effectiveValue } from "../effective";
import { readEncryptValue, shareEncryption } from "../encryption";
import { ENCRYPTION_TABLE, type EncryptionRow, type EncryptValue, OUTCOMES } from "../encryption-table";
import { type ProtocolVersion, protocolVersion } from "../protocol-versions";
import { shareBoolean } from "../share-boolean";
import { signing } from "../signing";
import type { ClientSystem, DialectName } from "./client-system";

/** Why a client gets what it gets. */
export type Cause =
  | "encrypted-by-demand"
  | "encrypted-by-preference"
  | "encrypted-by-client"
  | "clear-not-asked"
  | "clear-no-cipher"
  | "clear-old-client"
  | "clear-server-off"
  | "clear-server-old"
  | "clear-smb1"
  | "no-share"
  | "out-of-service"
  | "nothing-allowed"
  | "client-too-old"
  | "client-too-new"
  | "ccm-missing"
  | "signing-missing"
  | "no-common-cipher"
  | "cannot-encrypt"
  | "server-too-old"
  | "locked-out"
  | "insists-in-vain"
  | "not-in-this-file"
  | "bad-file";

export interface Decision {
  readonly answer: "encrypted" | "clear" | "no" | "unknown";
  readonly cause: Cause;
  /** The version of SMB that the two agree on; undefined where they do not get that far. */
  readonly dialect?: ProtocolVersion;
  readonly cipher?: string;
}

/** What the pair of `[global]`'s value and the share's comes to. */
type PairState = EncryptionRow["state"];

/**
 * What a client system meets at a share. Rests on the measured table of encryption and on what else was measured with smbd
 * 4.17.12 (the integration test asks it again):
 * - a share with `available = no` is NT_STATUS_BAD_NETWORK_NAME, as one that is not there;
 * - as long as the server offers encryption, a negotiation that ends at SMB 3.0 or 3.0.2 fails where AES-128-CCM is taken
 *   out of the server's list, at shares in the clear too; so it does without a way to sign (HMAC-SHA256 for SMB 2,
 *   AES-128-CMAC for 3.0 and 3.0.2, one in common for 3.1.1; HMAC-SHA256 for all that begin with SMB 1), whether signing is
 *   demanded or not;
 * - an SMB 3.1.1 client without a cipher in common is refused where encryption is required; where `[global]` desires it the
 *   client connects and then fails at its first request (NT_STATUS_ENCRYPTION_FAILED); where the share alone desires it the
 *   client is served in the clear.
 */
export function decide(doc: SmbConf, share: string, client: ClientSystem): Decision {
  const section = sectionOf(doc, share);
  const { caveat, state } = shareEncryption(doc, share);
  if (!section || section.isGlobal) {
    return caveat === undefined ? no("no-share") : { answer: "unknown", cause: "not-in-this-file" };
  }
  const refused = encryptionAlgorithms(doc).refused ?? signingAlgorithms(doc).refused;
  const globalValue = readEncryptValue(effectiveValue(doc, "global", "smb encrypt")?.value);
  const shareValue = readEncryptValue(effectiveValue(doc, section.name, "smb encrypt")?.value);
  if (state === "unknown" || refused || signing(doc).state === "unknown" || !globalValue || !shareValue) {
    return { answer: "unknown", cause: "bad-file" };
  }
  if (!shareBoolean(doc, section.name, "available")) return no("out-of-service");
  const met = meet(doc, client);
  if (typeof met === "string") return no(met);
  const missing = algorithmMissing(doc, met, client, globalValue);
  if (missing) return no(missing, met);
  const pair = ENCRYPTION_TABLE[globalValue][shareValue].state;
  if (met.generation === 3) return inSmb3(doc, pair, client, met, globalValue);
  return beforeSmb3(pair, shareValue, client, met);
}

/** The version of SMB that both speak, or why there is none. */
function meet(doc: SmbConf, client: ClientSystem) {
  const { min, max } = dialects(doc);
  const oldest = version(client.oldest);
  const newest = version(client.newest);
  if (!min || !max || min.rank > max.rank) return "nothing-allowed";
  if (newest.rank < min.rank) return "client-too-old";
  if (oldest.rank > max.rank) return "client-too-new";
  return newest.rank < max.rank ? newest : max;
}

function algorithmMissing(
  doc: SmbConf,
  met: ProtocolVersion,
  client: ClientSystem,
  globalValue: EncryptValue,
): "ccm-missing" | "signing-missing" | undefined {
  if (met.generation === 1) return undefined;
  const signs = signingAlgorithms(doc).algorithms;
  // A client that speaks SMB 1 too begins with it, and smbd answers that in SMB 2 before anything is negotiated.
  if (client.oldest === "NT1" && !signs.includes("HMAC-SHA256")) return "signing-missing";
  if (!usableSignatures(met, client).some((one) => signs.includes(one))) return "signing-missing";
  const needsCcm = met.generation === 3 && met.name !== "SMB3_11" && globalValue !== "off";
  return needsCcm && !encryptionAlgorithms(doc).algorithms.includes("AES-128-CCM")
    ? "ccm-missing"
    : undefined;
}

function usableSignatures(met: ProtocolVersion, client: ClientSystem): ClientSystem["signing"] {
  if (met.generation === 2) return ["HMAC-SHA256"];
  return met.name === "SMB3_11" ? client.signing : ["AES-128-CMAC"];
}

/** For SMB 1 the share's own value alone counts. */
function beforeSmb3(
  pair: PairState,
  shareValue: EncryptValue,
  client: ClientSystem,
  met: ProtocolVersion,
): Decision {
  if (client.insists) return no("insists-in-vain", met);
  const servedInSmb2 = OUTCOMES[pair].smb2 === "clear";
  const served = met.generation === 1 ? shareValue !== "required" : servedInSmb2;
  if (pair === "locked-out") return no("locked-out", met);
  const couldDoMore = client.ciphers.length > 0;
  if (!served) return no(couldDoMore ? "server-too-old" : "cannot-encrypt", met);
  if (met.generation === 1 && !servedInSmb2) return { answer: "clear", cause: "clear-smb1", dialect: met };
  if (couldDoMore) return { answer: "clear", cause: "clear-server-old", dialect: met };
  return { answer: "clear", cause: pair === "clear" ? "clear-server-off" : "clear-old-client", dialect: met };
}

function inSmb3(
  doc: SmbConf,
  pair: PairState,
  client: ClientSystem,
  met: ProtocolVersion,
  globalValue: EncryptValue,
): Decision {
  const asked = client.insists === true;
  if (pair === "locked-out") return no("locked-out", met);
  if (pair === "clear") {
    return asked ? no("insists-in-vain", met) : { answer: "clear", cause: "clear-server-off", dialect: met };
  }
  const cipher = cipherFor(encryptionAlgorithms(doc).algorithms, {
    dialect: met.name,
    ciphers: client.ciphers,
  });
  if (cipher === undefined) {
    const served = !asked && pair !== "encrypted" && globalValue === "if_required";
    return served ? { answer: "clear", cause: "clear-no-cipher", dialect: met } : no("no-common-cipher", met);
  }
  if (pair === "on-request" && !asked) return { answer: "clear", cause: "clear-not-asked", dialect: met };
  const demand = pair === "encrypted" ? "encrypted-by-demand" : "encrypted-by-preference";
  const cause = asked && pair !== "encrypted" ? "encrypted-by-client" : demand;
  return { answer: "encrypted", cause, dialect: met, cipher };
}

function no(cause: Cause, dialect?: ProtocolVersion): Decision {
  return { answer: "no", cause, ...(dialect && { dialect }) };
}

function version(name: DialectName): ProtocolVersion {
  const found = protocolVersion(name.toLowerCase());
  if (!found) throw new Error(`${name} is no version of SMB`);
  return found;
}
