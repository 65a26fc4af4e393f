import { type EncryptionAlgorithm, encryptionAlgorithms, signingAlgorithms } from "./ciphers";
import { dialects } from "./dialects";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { readEncryptValue } from "./encryption";
import type { EncryptValue } from "./encryption-table";
import type { ProtocolVersion } from "./protocol-versions";
import { signing } from "./signing";
import type { SigningAlgorithm } from "./ciphers";

/** What `[global]` comes to where encryption is concerned, without the lines: plain values that can travel. */
export interface ServerFacts {
  /** Null, here and below, where the file's value is none that Samba knows. */
  readonly encrypt: EncryptValue | null;
  readonly signing: "required" | "on-request" | null;
  readonly min: ProtocolVersion | null;
  readonly max: ProtocolVersion | null;
  /** Those in effect, best first. */
  readonly encryptionAlgorithms: readonly EncryptionAlgorithm[];
  readonly signingAlgorithms: readonly SigningAlgorithm[];
}

/** Reads the facts of a document; Samba 4.17's defaults hold where it says nothing. */
export function serverFacts(doc: SmbConf): ServerFacts {
  const { min, max } = dialects(doc);
  const { state } = signing(doc);
  return {
    encrypt: readEncryptValue(effectiveValue(doc, "global", "smb encrypt")?.value) ?? null,
    signing: state === "unknown" ? null : state,
    min: min ?? null,
    max: max ?? null,
    encryptionAlgorithms: encryptionAlgorithms(doc).algorithms,
    signingAlgorithms: signingAlgorithms(doc).algorithms,
  };
}
