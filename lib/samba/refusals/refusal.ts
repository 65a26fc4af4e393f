/** Why smbd let a client down; a closed set. */
export const REFUSAL_KINDS = [
  "session-encryption",
  "share-encryption",
  "guest-encryption",
  "no-common-dialect",
  "wrong-password",
  "unknown-user",
  "account-disabled",
  "account-locked",
  "account-expired",
  "password-expired",
  "sign-in-not-allowed",
  "no-domain-controller",
  "sign-in-failed",
  "guest-not-permitted",
  "user-not-permitted",
  "address-denied",
  "no-such-share",
  "share-unavailable",
  "too-many-connections",
  "folder-missing",
  "folder-denied",
] as const;

export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** What the log says about one refusal. Null where it does not say. */
export interface RefusalFacts {
  readonly kind: RefusalKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Address or name, from the message where that tells, else from the name of the client's log file. */
  readonly client: string | null;
  /** What the client calls itself. */
  readonly workstation: string | null;
  /** As smbstatus codes it: `SMB2_10`, `NT1`. */
  readonly dialect: string | null;
  readonly share: string | null;
  readonly user: string | null;
  /** What else the message names: a folder, a status, the name a guest had tried. */
  readonly detail: string | null;
  /** smbd's own lines. */
  readonly raw: string;
}
