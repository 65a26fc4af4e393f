import { type LogRecord, splitRecords } from "./log-records";
import { readMessage, type Told } from "./message-patterns";
import type { RefusalFacts } from "./refusal";
import { type FailedSignIn, failedSignIns } from "./sign-in-lines";

/** The log file that a text comes from. */
export interface LogSource {
  /** Whom its name speaks of: an address (`%I`), what the client calls itself (`%m`), or nobody. */
  readonly client: string | null;
  readonly clientIs: "address" | "name" | "unknown";
  /** smbd writes the appliance's wall clock; gets it as though it were UTC, gives the instant, both in milliseconds. */
  readonly instantOf: (wall: number) => number;
}

/** Lines that belong together are written within this, milliseconds. */
const TOGETHER = 2_000;

/**
 * The refusals in a piece of one log file, oldest first. Whatever stands in it, it does not throw; what is no refusal, or
 * could be somebody's forgery of one, is left out. A sign-in that smbd tells in several ways is one refusal.
 */
export function parseLog(text: string, source: LogSource): readonly RefusalFacts[] {
  const found: RefusalFacts[] = [];
  let open: OpenSignIn | null = null;
  for (const record of splitRecords(visible(text))) {
    const at = record.wall === null ? null : source.instantOf(record.wall);
    for (const signIn of failedSignIns(record)) {
      const facts = factsOf(signIn, signIn.at ?? at, record, source);
      if (facts === null) continue;
      if (open !== null && sameSignIn(open, signIn, facts)) {
        open = merged(open, signIn, facts);
        found[open.index] = open.facts;
      } else {
        open = { told: new Set([signIn.told]), status: signIn.status, facts, index: found.length };
        found.push(facts);
      }
    }
    const told = record.wall === null ? null : readMessage(record);
    const facts = told && factsOf(told, at, record, source);
    if (facts) found.push(withTriedName(facts, open));
  }
  return found;
}

interface OpenSignIn {
  readonly told: ReadonlySet<FailedSignIn["told"]>;
  readonly status: string;
  readonly facts: RefusalFacts;
  readonly index: number;
}

function factsOf(told: Told, at: number | null, record: LogRecord, source: LogSource): RefusalFacts | null {
  if (at === null) return null;
  // A file of one address holds what smbd did for that address alone. Another one in it was not written by smbd.
  if (source.clientIs === "address" && told.client && told.client !== source.client) return null;
  return {
    kind: told.kind,
    at,
    client: told.client ?? source.client,
    workstation: told.workstation ?? null,
    dialect: told.dialect ?? null,
    share: told.share ?? null,
    user: told.user ?? null,
    detail: told.detail ?? null,
    raw: record.raw,
  };
}

function sameSignIn(open: OpenSignIn, { told, status }: FailedSignIn, { at, user }: RefusalFacts): boolean {
  const before = open.facts.user;
  return (
    !open.told.has(told) &&
    open.status === status &&
    Math.abs(at - open.facts.at) <= TOGETHER &&
    (before === null || user === null || before.toLowerCase() === user.toLowerCase())
  );
}

function merged(open: OpenSignIn, { told }: FailedSignIn, next: RefusalFacts): OpenSignIn {
  const { facts } = open;
  const raw = facts.raw.includes(next.raw) ? facts.raw : `${facts.raw}\n${next.raw}`;
  return {
    ...open,
    told: new Set([...open.told, told]),
    facts: {
      ...facts,
      client: facts.client ?? next.client,
      user: facts.user ?? next.user,
      workstation: facts.workstation ?? next.workstation,
      dialect: facts.dialect ?? next.dialect,
      raw,
    },
  };
}

/** Of a guest who is refused: the unknown name that was tried from the same client just before. */
function withTriedName(facts: RefusalFacts, open: OpenSignIn | null): RefusalFacts {
  const guest = facts.kind === "guest-encryption" || facts.kind === "guest-not-permitted";
  const tried =
    guest && open?.facts.kind === "unknown-user" && facts.at - open.facts.at <= TOGETHER
      ? open.facts.user
      : null;
  return tried !== null && open?.facts.client === facts.client ? { ...facts, detail: tried } : facts;
}

/** Control characters made visible; those that turn the direction of writing, which could make a name read as another, gone. */
function visible(text: string): string {
  return text
    .replace(/[\0-\x08\v\f\x0e-\x1f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
