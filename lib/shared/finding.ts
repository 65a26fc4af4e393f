import type { Edit } from "@/lib/shared/edit";

/** How much a finding matters: something breaks, something does not do what it says, or it is good to know. */
export type Severity = "error" | "warning" | "info";

export interface Fix {
  /** What the button says. */
  readonly label: string;
  readonly edits: readonly Edit[];
}

/**
 * What a check found in a text. `Code` is the closed set of the room that checks; it stays the same over releases, so that
 * findings of two versions of a file can be compared.
 */
export interface FindingOf<Code extends string> {
  readonly code: Code;
  readonly severity: Severity;
  /** Offsets into the text. */
  readonly from: number;
  readonly to: number;
  /** The line, counted from 1. */
  readonly number: number;
  /** What it is and what it means. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
  readonly fixes?: readonly Fix[];
}

/** What the checks of any file found. */
export type AnyFinding = FindingOf<string>;
