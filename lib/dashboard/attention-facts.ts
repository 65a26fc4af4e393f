/** Something that somebody should look at, with the page where it is mended. */
export interface Attention {
  /** The same as long as it is the same thing. */
  readonly id: string;
  readonly severity: "error" | "warning" | "info";
  /** What it is, and what it means. */
  readonly text: string;
  /** Where it is mended, and what one does there. */
  readonly href: string;
  readonly action: string;
}

/** What the appliance's parts say. Null: not known, which the parts say themselves. */
export interface AttentionFacts {
  readonly services: readonly ServiceFact[] | null;
  readonly sessions: { readonly clear: number; readonly leftover: number } | null;
  readonly shares: {
    readonly lockedOut: number;
    readonly clear: number;
    /** In the clear unless the client asks for encryption. */
    readonly onRequest: number;
  } | null;
  readonly smbConf: FindingCounts | null;
  readonly verified: Verified | null;
  readonly exports: { readonly clear: number; readonly mixed: number } | null;
  readonly exportsFile: FindingCounts | null;
  /** Set where mountd is not where it should stay: the sentence that says so. */
  readonly mountd: string | null;
  readonly tunnels: readonly TunnelFact[] | null;
  readonly disks: readonly { readonly mountPoint: string; readonly usedShare: number }[] | null;
  /** Set where the audit log is not as it was written: the sentence that says so. */
  readonly brokenAudit: string | null;
  /** Admin accounts without a second factor; null to those who have no business with accounts. */
  readonly adminsWithoutFactor: number | null;
}

export interface ServiceFact {
  readonly name: string;
  readonly state: "running" | "stopped" | "failed" | "unknown";
  readonly detail: string;
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** Of the shares that the file has. */
export interface Verified {
  readonly notAsPromised: readonly string[];
  readonly outdated: number;
  readonly never: number;
}

export interface TunnelFact {
  readonly id: string;
  readonly clientName: string;
  /** What is wrong with it, in a sentence; null: nothing. */
  readonly trouble: string | null;
}
