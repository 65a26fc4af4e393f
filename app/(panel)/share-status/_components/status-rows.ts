import { ENCRYPTION_LABELS } from "@/lib/samba/encryption-table";
import { nameOrder, number } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
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

/** The report's parts, put together share by share, in the order of their names. */
export function statusRows({ file, sessions, verified }: StatusReport): readonly StatusRow[] {
  const open = sessions && new Map(sessions.map((each) => [each.share, each]));
  const checks = new Map(verified.map((each) => [each.share, each]));
  return inOrder(file).map(({ state, ...share }) => ({
    ...share,
    encryption: file.states[state] ?? { state: "unknown", label: t("Unknown"), reason: "" },
    sessions: open && (open.get(share.name) ?? NOBODY),
    verified: checks.get(share.name) ?? null,
  }));
}

const sorted = new WeakMap<StatusReport["file"], readonly InFile[]>();

/** Thousands of names are sorted once for a file, not at every poll. */
function inOrder(file: StatusReport["file"]): readonly InFile[] {
  const names = nameOrder();
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
  if (sessions === null) return t("not known");
  if (sessions.open === 0) return t("none");
  if (sessions.clear === 0) return String(sessions.open);
  return sessions.clear === sessions.open
    ? t("{open}, in the clear", { open: sessions.open })
    : t("{open}, {clear} in the clear", { open: sessions.open, clear: sessions.clear });
}

const VERDICT_WORDS = {
  "as-promised": msg("As promised"),
  "not-as-promised": msg("Not as promised"),
  unknown: msg("Not verified"),
} as const;

const OUTDATED_WORDS = {
  "as-promised": msg("As promised, before smb.conf changed"),
  "not-as-promised": msg("Not as promised, before smb.conf changed"),
  unknown: msg("Not verified, before smb.conf changed"),
} as const;

/** “As promised”, and whether the file has changed since; “never” where nobody checked it. For `t`. */
export function verifiedWords(verified: StatusRow["verified"]): string {
  if (verified === null) return msg("never");
  return (verified.outdated ? OUTDATED_WORDS : VERDICT_WORDS)[verified.verdict];
}

/** “12 shares: 3 Encrypted, 9 Clear” */
export function totalWords(rows: readonly StatusRow[], all: number): string {
  const counts = new Map<string, number>();
  for (const { encryption } of rows) counts.set(encryption.state, (counts.get(encryption.state) ?? 0) + 1);
  const states = Object.entries(ENCRYPTION_LABELS).flatMap(([state, label]) => {
    const count = counts.get(state);
    return count === undefined ? [] : [`${number(count)} ${t(label)}`];
  });
  const total =
    rows.length === all
      ? t("{count, plural, one {# share} other {# shares}}", { count: all })
      : t("{shown, number} of {count, plural, one {# share} other {# shares}}", {
          shown: rows.length,
          count: all,
        });
  return states.length === 0 ? total : `${total}: ${states.join(", ")}`;
}
