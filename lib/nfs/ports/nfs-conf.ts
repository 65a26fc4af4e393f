import { t } from "@/lib/words/t";
import { parse } from "ini";

/** A setting of nfs.conf(5), and where it stands. */
export interface NfsSetting {
  /** Both in lower case: they are compared without it. */
  readonly section: string;
  readonly key: string;
  /** Never empty: a setting without a value is none. */
  readonly value: string;
  /** The line, counted from 1, in which it begins. */
  readonly number: number;
}

/** Something in the file that its reader passes over, and what that means. */
export interface NfsConfProblem {
  readonly number: number;
  readonly message: string;
}

export interface NfsConf {
  /** In file order; the last of a name counts. */
  readonly settings: readonly NfsSetting[];
  readonly problems: readonly NfsConfProblem[];
}

interface LogicalLine {
  readonly text: string;
  readonly number: number;
}

/**
 * What nfs-utils reads in an nfs.conf(5) or a drop-in of it (measured with nfsconf 2.6.2). Lines, headers and their
 * continuations are told apart here; what a line assigns is read by `ini`. A last line without a line feed is not read.
 */
export function readNfsConf(text: string): NfsConf {
  const settings: NfsSetting[] = [];
  const problems: NfsConfProblem[] = [];
  let section: string | null = null;
  for (const { text: line, number } of logicalLines(text, problems)) {
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    if (line.startsWith("[")) {
      section = sectionName(line);
      if (section === null) {
        problems.push({ number, message: t("The header has no “]”: the lines below it count for nothing.") });
      }
      continue;
    }
    const assigned = assignment(line);
    if (assigned === null) {
      problems.push({ number, message: t("This line is no setting: it is passed over.") });
    } else if (section === null) {
      problems.push({ number, message: t("This setting stands in no section: it is passed over.") });
    } else if (assigned.key === "include") {
      const message = t("The settings of {file} are read here as well; the panel does not follow them.", {
        file: assigned.value,
      });
      problems.push({ number, message });
    } else if (assigned.value !== "") {
      settings.push({ section, ...assigned, number });
    }
  }
  return { settings, problems: problems.toSorted((one, other) => one.number - other.number) };
}

/** A backslash at the end of a line joins the next one to it, in a comment as well. */
function logicalLines(text: string, problems: NfsConfProblem[]): readonly LogicalLine[] {
  const physical = text.split("\n");
  const last = physical.pop() ?? "";
  const lines: LogicalLine[] = [];
  let open: LogicalLine | null = null;
  for (const [index, piece] of physical.entries()) {
    const begun: LogicalLine = open ?? { text: "", number: index + 1 };
    const whole = begun.text + piece;
    open = whole.endsWith("\\") ? { text: `${whole.slice(0, -1)} `, number: begun.number } : null;
    if (open === null) lines.push({ text: whole.replace(/\r$/, "").trim(), number: begun.number });
  }
  const unread = (open?.text ?? "") + last;
  if (unread.trim() !== "") {
    const message = t("The last line does not end in a line feed, so it is not read.");
    problems.push({ number: open?.number ?? physical.length + 1, message });
  }
  return lines;
}

/** `[mountd]`; what follows the bracket is passed over, and `[mountd "x"]` is another section. */
function sectionName(line: string): string | null {
  const [, inside] = /^\[([^\]]*)\]/.exec(line) ?? [];
  return inside === undefined ? null : inside.trim().toLowerCase();
}

function assignment(line: string): { readonly key: string; readonly value: string } | null {
  if (!line.includes("=")) return null;
  // One line alone, so that `ini` meets neither sections nor what the line feed means to it.
  const [[key, value] = ["", ""]] = Object.entries(parse(line));
  if (key === "" || typeof value === "object") return null;
  return { key: key.toLowerCase(), value: unquoted(String(value)) };
}

/** `ini` leaves the quotes where a comment follows them. */
function unquoted(value: string): string {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(value) ?? [];
  return double ?? single ?? value;
}
