import type { FindingOf } from "@/lib/shared/finding";

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
 * What a check of an exports file found. `error`: exportfs stops, skips an entry, or exports to other people than is written.
 * `warning`: an entry gives away more than it should, or does not do what it says. `info`: good to know.
 */
export type Finding = FindingOf<FindingCode>;
