import type { Edit } from "../edits";
import type { Place } from "../lines";

/** What a check found; stable, so that findings of two versions of a file can be compared. */
export type FindingCode =
  | "bad-copy"
  | "bad-value"
  | "cut-value"
  | "default-too-late"
  | "deprecated"
  | "dropped-line"
  | "duplicate"
  | "elsewhere"
  | "encryption-off"
  | "forgotten-option"
  | "global-in-share"
  | "header-blanks"
  | "junk-before-header"
  | "locked-out"
  | "no-effect"
  | "no-path"
  | "refused-line"
  | "remark-in-value"
  | "reopened"
  | "smb1"
  | "smb3-variant"
  | "text-behind-header"
  | "unknown-parameter";

/**
 * `error`: Samba refuses the file, drops a section, or locks people out. `warning`: something written does not do what
 * it says. `info`: good to know.
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

/** The content of a line, without the white space around it: what an editor underlines. */
export function contentOf(text: string, { from, to, number }: Place): Place {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { from: start, to: end, number };
}

/** Takes a whole line out. */
export function removal({ from, to }: Place): Fix {
  return { label: "Remove this line", edits: [{ from, to, insert: "" }] };
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
