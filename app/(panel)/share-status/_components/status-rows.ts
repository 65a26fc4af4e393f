import { ENCRYPTION_LABELS } from "@/lib/samba/encryption-table";
import type { StatusReport } from "../_queries";

type InFile = StatusReport["file"]["shares"][number];

/** One line of the table: a share with its state, who is there now, and its last check. */
export interface StatusRow extends Omit<InFile, "state"> {
  readonly encryption: StatusReport["file"]["states"][number];
  /** Null while smbstatus does not say. */
  readonly sessions: { readonly open: number; readonly clear: number } | null;
  readonly verified: StatusReport["verified"][number] | null;
}

const NOBODY = { open: 0, clear: 0 };
const NOT_TOLD = { state: "unknown", label: "Unknown", reason: "" } as const;

const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The report's parts, put together share by share, in the order of their names. */
export function statusRows({ file, sessions, verified }: StatusReport): readonly StatusRow[] {
  const open = sessions && new Map(sessions.map((each) => [each.share, each]));
  const checks = new Map(verified.map((each) => [each.share, each]));
  return inOrder(file).map(({ state, ...share }) => ({
    ...share,
    encryption: file.states[state] ?? NOT_TOLD,
    sessions: open && (open.get(share.name) ?? NOBODY),
    verified: checks.get(share.name) ?? null,
  }));
}

const sorted = new WeakMap<StatusReport["file"], readonly InFile[]>();

/** Thousands of names are sorted once for a file, not at every poll. */
function inOrder(file: StatusReport["file"]): readonly InFile[] {
  const known = sorted.get(file) ?? file.shares.toSorted((a, b) => names.compare(a.name, b.name));
  sorted.set(file, known);
  return known;
}

/** Rows with every word of a search in what is on show. */
export function searchRows(rows: readonly StatusRow[], search: string): readonly StatusRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, comment, encryption }) => {
    const text = `${name}\n${comment}\n${encryption.label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** “3, 1 in the clear” */
export function sessionWords(sessions: StatusRow["sessions"]): string {
  if (sessions === null) return "not known";
  if (sessions.open === 0) return "none";
  if (sessions.clear === 0) return String(sessions.open);
  return sessions.clear === sessions.open
    ? `${String(sessions.open)}, in the clear`
    : `${String(sessions.open)}, ${String(sessions.clear)} in the clear`;
}

const VERDICT_WORDS = {
  "as-promised": "As promised",
  "not-as-promised": "Not as promised",
  unknown: "Not verified",
} as const;

/** “As promised”, and whether the file has changed since; “never” where nobody checked it. */
export function verifiedWords(verified: StatusRow["verified"]): string {
  if (verified === null) return "never";
  return `${VERDICT_WORDS[verified.verdict]}${verified.outdated ? ", before smb.conf changed" : ""}`;
}

/** “12 shares: 3 Encrypted, 9 Clear” */
export function totalWords(rows: readonly StatusRow[], all: number): string {
  const counts = new Map<string, number>();
  for (const { encryption } of rows) counts.set(encryption.label, (counts.get(encryption.label) ?? 0) + 1);
  const states = Object.values(ENCRYPTION_LABELS).flatMap((label) => {
    const count = counts.get(label);
    return count === undefined ? [] : [`${count.toLocaleString("en")} ${label}`];
  });
  const shown = rows.length.toLocaleString("en");
  const number = rows.length === all ? shown : `${shown} of ${all.toLocaleString("en")}`;
  return `${number} ${all === 1 ? "share" : "shares"}${states.length === 0 ? "" : `: ${states.join(", ")}`}`;
}
