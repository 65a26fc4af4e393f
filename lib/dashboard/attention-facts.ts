/** Something that somebody should look at, with the place where it is mended, or is seen by those who may not mend it. */
export interface Attention {
  /** The same as long as it is the same thing. */
  readonly id: string;
  readonly severity: "error" | "warning" | "info";
  /** What it is, and what it means. */
  readonly text: string;
  /** The page at the very row, line or dialog: an address that says what to begin with (`do=`), and what one does there. */
  readonly href: string;
  readonly action: string;
}

/** Who reads it, which decides where it leads. */
export interface AttentionReader {
  readonly username: string;
  /** Changes the appliance. */
  readonly mayChange: boolean;
  /** Has the panel go to other machines: its own tunnels are theirs alone to change. */
  readonly mayReachOut: boolean;
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
  /** Those that can be reached outside of a tunnel: how many, and the paths of the first of them. */
  readonly openExports: { readonly count: number; readonly paths: readonly string[] } | null;
  readonly exportsFile: FindingCounts | null;
  /** Set where mountd is not where it should stay: the sentence that says so. */
  readonly mountd: string | null;
  readonly tunnels: readonly TunnelFact[] | null;
  readonly disks: readonly { readonly mountPoint: string; readonly usedShare: number }[] | null;
  /** Set where the audit log is not as it was written: the sentence that says so. */
  readonly brokenAudit: string | null;
  /** User names of admins without a second factor; null to those who have no business with accounts. */
  readonly adminsWithoutFactor: readonly string[] | null;
}

export interface ServiceFact {
  readonly name: string;
  readonly state: "running" | "stopped" | "failed" | "unknown";
  readonly detail: string;
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Of the first of the worst, from 1; null where there is none. */
  readonly line: number | null;
}

/** Of the shares that the file has. */
export interface Verified {
  readonly notAsPromised: readonly string[];
  readonly outdated: SharesFound;
  readonly never: SharesFound;
}

/** How many, and the name of the first of them. */
export interface SharesFound {
  readonly count: number;
  readonly first: string | null;
}

export interface TunnelFact {
  readonly id: string;
  readonly clientName: string;
  readonly isThisHost: boolean;
  /** What is wrong with it, in a sentence; null: nothing. */
  readonly trouble: string | null;
  /** What mends it, where the panel can: the task that its page, or the list, begins with. */
  readonly remedy: TunnelRemedy | null;
}

export type TunnelRemedy = "confirm-host-key" | "make-key" | "test";
