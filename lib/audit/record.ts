import { db } from "@/lib/db/client";

/** A line of the audit log. Append-only: nothing in the product changes or deletes one. */
export interface AuditLine {
  /** User name; `-` for the panel itself or for nobody known. */
  readonly actor: string;
  readonly role: string;
  readonly address: string;
  /** `smb-conf.apply`, `session.sign-in` … */
  readonly action: string;
  /** What it was done to: a file, share, account. */
  readonly target: string;
  readonly outcome: AuditOutcome;
  /** One sentence; never a secret. Cut at 500 characters. */
  readonly detail?: string;
  readonly changeId?: string;
}

export type AuditOutcome = "done" | "refused" | "failed" | "step";

const LONGEST_NAME = 200;
const LONGEST_DETAIL = 500;

/**
 * Appends a line to the audit log. Control characters become blanks, so that a name somebody chose cannot forge a line
 * in a terminal; long texts are cut. Throws where the database cannot be written.
 */
export async function recordAudit(line: AuditLine): Promise<void> {
  await db().auditEntry.create({
    data: {
      actor: bounded(line.actor, LONGEST_NAME),
      role: bounded(line.role, LONGEST_NAME),
      address: bounded(line.address, LONGEST_NAME),
      action: bounded(line.action, LONGEST_NAME),
      target: bounded(line.target, LONGEST_NAME),
      outcome: line.outcome,
      detail: bounded(line.detail ?? "", LONGEST_DETAIL),
      changeId: line.changeId ?? null,
    },
  });
}

/** Control, direction-changing and undecodable characters: what could make a line look like another. */
const DECEIVING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

function bounded(text: string, longest: number): string {
  const plain = text.slice(0, longest + 1).replace(DECEIVING, " ");
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1).replace(DECEIVING, "")}…`;
}
