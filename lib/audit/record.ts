import { db } from "@/lib/db/client";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { inEnglish } from "@/lib/words/in-english";
import { type ChainedLine, chainKey, lineHash } from "./chain";
import { type LogEnd, writeHead } from "./chain-head";
import { LOST_END } from "./lost-end";
import { endWith, newestHash, notedEnd } from "./log-end";

/** A line of the audit log. Append-only: the database refuses to change or delete one. */
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
  /** One sentence; never a secret. Kept in English, whoever was told it; cut at 500 characters. */
  readonly detail?: string;
  readonly changeId?: string;
}

export type AuditOutcome = "done" | "refused" | "failed" | "step";

const LONGEST_NAME = 200;
const LONGEST_DETAIL = 500;
const MOST_TRIES = 20;

/**
 * Appends a line to the audit log. Control characters become blanks, so that a name somebody chose cannot forge a line
 * in a terminal; long texts are cut. Throws where the database cannot be written.
 */
export async function recordAudit(line: AuditLine): Promise<void> {
  const data = {
    actor: bounded(line.actor, LONGEST_NAME),
    role: bounded(line.role, LONGEST_NAME),
    address: bounded(line.address, LONGEST_NAME),
    action: bounded(line.action, LONGEST_NAME),
    target: bounded(line.target, LONGEST_NAME),
    outcome: line.outcome,
    detail: bounded(inEnglish(line.detail ?? ""), LONGEST_DETAIL),
    changeId: line.changeId ?? null,
  };
  await oneAtATime("audit log", async () => {
    const key = chainKey();
    const end = (await notedEnd(key)) ?? (await append(key, LOST_END, null));
    await append(key, data, end);
  });
}

type NewLine = Omit<ChainedLine, "at" | "previousHash">;

/**
 * Each line holds fast the one before it. Where another process was faster, its line is the one before. Where the log ends is
 * noted behind the line, and returned.
 */
async function append(key: string, data: NewLine, before: LogEnd | null): Promise<LogEnd> {
  const end = await endWith(await insert(key, data), before);
  await writeHead(key, end);
  return end;
}

async function insert(key: string, data: NewLine) {
  for (let tries = 1; ; tries += 1) {
    const previousHash = await newestHash();
    const line = { ...data, at: new Date(), previousHash };
    const hash = lineHash(key, line);
    try {
      const { id } = await db().auditEntry.create({ data: { ...line, hash }, select: { id: true } });
      return { id, hash, previousHash };
    } catch (error) {
      if (tries === MOST_TRIES || !isTaken(error)) throw error;
    }
  }
}

/** Prisma's code for a value of a unique column that is there already. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

/** Control, direction-changing and undecodable characters: what could make a line look like another. */
const DECEIVING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

function bounded(text: string, longest: number): string {
  const plain = text.slice(0, longest + 1).replace(DECEIVING, " ");
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1).replace(DECEIVING, "")}…`;
}
