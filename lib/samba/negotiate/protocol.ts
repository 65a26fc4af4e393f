/** The SMB 2 and 3 dialects by their codes on the wire (MS-SMB2 2.2.3), oldest first. */
export type Dialect = 0x0202 | 0x0210 | 0x0300 | 0x0302 | 0x0311;

export const DIALECT_NAMES: ReadonlyMap<Dialect, string> = new Map([
  [0x0202, "SMB 2.0.2"],
  [0x0210, "SMB 2.1"],
  [0x0300, "SMB 3.0"],
  [0x0302, "SMB 3.0.2"],
  [0x0311, "SMB 3.1.1"],
]);

export const DIALECTS: readonly Dialect[] = [...DIALECT_NAMES.keys()];

/** By code; the order of preference is Samba's default for `server smb3 encryption algorithms`. */
export const CIPHERS: ReadonlyMap<number, string> = new Map([
  [0x0002, "AES-128-GCM"],
  [0x0001, "AES-128-CCM"],
  [0x0004, "AES-256-GCM"],
  [0x0003, "AES-256-CCM"],
]);

export const SIGNING_ALGORITHMS: ReadonlyMap<number, string> = new Map([
  [0x0002, "AES-128-GMAC"],
  [0x0001, "AES-128-CMAC"],
  [0x0000, "HMAC-SHA256"],
]);

/** Types of negotiate contexts (MS-SMB2 2.2.3.1). */
export const CONTEXT = { preauth: 0x0001, encryption: 0x0002, signing: 0x0008 } as const;

/** SMB2_GLOBAL_CAP_ENCRYPTION: how dialects 3.0 and 3.0.2 say that they encrypt; 3.1.1 says it by a context. */
export const CAPABILITY_ENCRYPTION = 0x40;

/** Bytes of the length prefix of direct TCP transport, and of the SMB 2 header behind it. */
export const PREFIX_LENGTH = 4;
export const HEADER_LENGTH = 64;
