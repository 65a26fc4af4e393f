import type { Host, ServiceName } from "@/lib/host/host";
import type { Failure } from "@/lib/shared/result";

/**
 * A file of the appliance that the panel manages: what the change pipeline has to know about it. smb.conf is one;
 * exports and the rest bring their own.
 */
export interface ManagedFile {
  /** What its revisions are filed under. */
  readonly name: string;
  /** What people call it, behind “the new”: `smb.conf`, `exports file`. For `t`. */
  readonly noun: string;
  /** The page on which it is edited. For `t`. */
  readonly editor: string;
  readonly service: ServiceName;
  /** What people call the service. */
  readonly serviceTitle: "Samba" | "NFS" | "SSH";
  /** The service reads the file whenever it needs it, so that it is not told of a change. */
  readonly readAtUse?: true;
  path(host: Host): string;
  /** The project's own checks and the daemon's own checker on a candidate, against what the file holds now. */
  check(host: Host, candidate: Uint8Array, base: Uint8Array): Promise<CheckVerdict>;
  /** Whether the service serves what the content means. Called once the service was told. */
  verify(host: Host, content: Uint8Array): Promise<Verification>;
}

export interface CheckVerdict {
  /** Set where the daemon would not load the candidate: it must not be applied. */
  readonly refused: Failure | null;
  /** Sentences the base does not earn already: the person must have seen them. */
  readonly warnings: readonly string[];
  /** Stands for exactly these warnings; null where there is none. */
  readonly warningsDigest: string | null;
}

export type Verification =
  | { readonly ok: true; readonly detail: string }
  | { readonly ok: false; readonly message: string; readonly detail?: string };
