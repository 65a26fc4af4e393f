import type { AuditEntryModel } from "@/lib/db/generated/models/AuditEntry";

/** How the audit log is handed over: one JSON object a line, or one syslog message a line. */
export const AUDIT_FORMATS = ["jsonl", "syslog"] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** A line as a JSON object, its hash included, so that an export can be held against the log later. */
export function jsonLine(line: AuditEntryModel): string {
  const { id, at, actor, role, address, action, target, outcome, detail, changeId, hash } = line;
  return JSON.stringify({ id, at, actor, role, address, action, target, outcome, detail, changeId, hash });
}

/** Facility 13, “log audit” (RFC 5424, table 1). */
const FACILITY = 13;
/** Table 2: a failure is an error, a refusal a warning, what was done is information, its steps are for debugging. */
const SEVERITIES: Readonly<Record<string, number>> = { failed: 3, refused: 4, done: 6, step: 7 };
const NOTICE = 5;

/**
 * A line as a message of RFC 5424. The structured data's name has the enterprise number that RFC 5612 reserves for examples, since the
 * product has none of its own.
 *
 * @param hostName of the machine that the panel runs on
 */
export function syslogLine(line: AuditEntryModel, hostName: string): string {
  const { id, at, actor, role, address, action, target, outcome, detail, changeId } = line;
  const priority = FACILITY * 8 + (SEVERITIES[outcome] ?? NOTICE);
  const facts = {
    id: String(id),
    actor,
    role,
    address,
    target,
    outcome,
    ...(changeId !== null && { changeId }),
  };
  const data = Object.entries(facts).map(([name, value]) => `${name}="${escaped(value)}"`);
  const head = `<${String(priority)}>1 ${at.toISOString()} ${word(hostName, 255)} inflight - ${word(action, 32)}`;
  const message = detail === "" ? "" : ` \ufeff${detail}`;
  return `${head} [audit@32473 ${data.join(" ")}]${message}`;
}

/** PRINTUSASCII without blanks, or `-` for nothing. */
function word(text: string, longest: number): string {
  const plain = text.replace(/[^\x21-\x7e]/gu, "_").slice(0, longest);
  return plain === "" ? "-" : plain;
}

/** Section 6.3.3: these three are escaped in a value. Lines of the log hold no line ends. */
function escaped(text: string): string {
  return text.replace(/["\\\]]/gu, "\\$&");
}
