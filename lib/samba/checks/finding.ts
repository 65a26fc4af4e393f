import type { Fix, FindingOf } from "@/lib/shared/finding";
import type { Place } from "../lines";
import { skipSpace, trimSpaceEnd } from "../space";
import { t } from "@/lib/words/t";

/** What a check found; stable, so that findings of two versions of a file can be compared. */
export type FindingCode =
  | "as-root"
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
  | "guests-refused"
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
 * What a check of smb.conf found. `error`: Samba refuses the file, drops a section, or locks people out. `warning`: something
 * written does not do what it says. `info`: good to know.
 */
export type Finding = FindingOf<FindingCode>;

/** The content of a line, without the white space around it: what an editor underlines. */
export function contentOf(text: string, { from, to, number }: Place): Place {
  const start = skipSpace(text, from, to);
  return { from: start, to: trimSpaceEnd(text, start, to), number };
}

/** Takes a whole line out. */
export function removal({ from, to }: Place): Fix {
  return { label: t("Remove this line"), edits: [{ from, to, insert: "" }] };
}
