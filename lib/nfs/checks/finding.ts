import type { Edit } from "@/lib/shared/edit";
import type { Place } from "../lines";

/** What a check found; stable, so that findings of two versions of a file can be compared. */
export type FindingCode =
  | "anonymous-root"
  | "any-port"
  | "async"
  | "bad-network"
  | "bracketed-address"
  | "byte-order-mark"
  | "carriage-return"
  | "conflicting-options"
  | "defaults-as-client"
  | "duplicate-client"
  | "fsid-taken"
  | "gss-client"
  | "no-client"
  | "no-root-squash"
  | "odd-client"
  | "open-to-everybody"
  | "recent-option"
  | "relative-path"
  | "repeated-option"
  | "runaway-quote"
  | "stops-here"
  | "tunnel-refused"
  | "wildcard-address"
  | "world-writable";

/**
 * `error`: exportfs stops, skips an entry, or exports to other people than is written. `warning`: an entry gives away more
 * than it should, or does not do what it says. `info`: good to know.
 */
export type Severity = "error" | "warning" | "info";

export interface Fix {
  /** What the button says. */
  readonly label: string;
  readonly edits: readonly Edit[];
}

/** `from`, `to` are offsets into the text, `number` is the 1-based line. */
export interface Finding extends Place {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What it is and what it means. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
  readonly fixes?: readonly Fix[];
}
