import type { EncryptionAlgorithm, SigningAlgorithm } from "../ciphers";

export type ClientFamily = "windows" | "macos" | "linux" | "smbclient" | "other";

export type DialectName = "NT1" | "SMB2_02" | "SMB2_10" | "SMB3_00" | "SMB3_02" | "SMB3_11";

/** How a client is told to insist on encryption. */
export type EncryptionSwitch =
  | "hardened-unc-path"
  | "new-smb-mapping"
  | "require-encryption"
  | "seal"
  | "nsmb-conf"
  | "smbclient-e"
  | "client-protection";

/** What a client system does as it is delivered, where its SMB client is concerned. */
export interface ClientSystem {
  /** Stands in addresses: never renamed. */
  readonly id: string;
  /** To be said by `t`. */
  readonly name: string;
  readonly family: ClientFamily;
  /** The lowest and the highest version of SMB it offers a server. */
  readonly oldest: DialectName;
  readonly newest: DialectName;
  /** What it can encrypt with; SMB 3.0 and 3.0.2 use AES-128-CCM, SMB 3.1.1 negotiates. None: it cannot encrypt. */
  readonly ciphers: readonly EncryptionAlgorithm[];
  /** What it can sign SMB 3.1.1 with; older versions have one way each. */
  readonly signing: readonly SigningAlgorithm[];
  /** It refuses a server that does not sign. */
  readonly signsAlways?: true;
  /** It refuses a server that does not encrypt. */
  readonly insists?: true;
  /** Undefined: nothing makes it encrypt where the server does not. */
  readonly encryptionSwitch?: EncryptionSwitch;
  /** `refused`: it does not sign in as a guest unless it is told to; `varies`: by edition and settings. */
  readonly guests: "admitted" | "refused" | "varies";
  /** It answers the password question with NTLMv1, which Samba refuses unless told otherwise. */
  readonly ntlm1?: true;
  /** For `mount -o vers=`, where the system's own choice is another than `newest`. */
  readonly mountVersion?: string;
  /** What may be otherwise on a machine of this kind, in sentences to be said by `t`. */
  readonly varies?: readonly string[];
}

export const CCM_128 = ["AES-128-CCM"] as const;
export const AES_128 = ["AES-128-GCM", "AES-128-CCM"] as const;
export const AES_128_AND_256 = ["AES-128-GCM", "AES-128-CCM", "AES-256-GCM", "AES-256-CCM"] as const;
/** SMB 3.1.1's only way to sign before Windows 11 and Server 2022 brought a choice. */
export const CMAC = ["AES-128-CMAC"] as const;
export const CMAC_AND_GMAC = ["AES-128-GMAC", "AES-128-CMAC"] as const;
