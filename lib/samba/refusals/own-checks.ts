import { protocolVersion } from "../protocol-versions";
import type { RefusalFacts } from "./refusal";

/** A connection that the panel itself made to Samba, and that Samba may have refused and told in its log. */
export interface OwnCheck {
  /** Milliseconds since 1970. `until` is null while it runs, and for ever where the panel ended meanwhile. */
  readonly from: number;
  readonly until: number | null;
  /** The address that smbd saw it come from. */
  readonly address: string;
  /** What it called itself; null for one that ended before it could say. */
  readonly workstation: string | null;
  /** The oldest and the newest version it offered, as smbstatus codes them. */
  readonly lowest: string;
  readonly highest: string;
  /** The share it asked for; null for one that asked for none. */
  readonly share: string | null;
}

/** No check takes longer, milliseconds. */
const LONGEST = 30_000;

/** smbd notes a refusal before it sends it; a busy machine's clock may still be read late, milliseconds. */
const LATE = 500;

/** With `debug hires timestamp = no` the log has whole seconds, cut off. */
const SECOND = 1_000;

/** How far from its refusals a check may have begun, milliseconds. */
export const LONGEST_BEFORE = LONGEST + LATE + SECOND;

/**
 * Tells whether a refusal is that of one of these checks, and so of no client: by when it was, and by all that the log says of
 * it. What a client calls itself is no proof, for anybody may use the name.
 */
export function ownCheckTeller(checks: readonly OwnCheck[]): (facts: RefusalFacts) => boolean {
  const bySecond = new Map<number, OwnCheck[]>();
  for (const check of checks) {
    for (let second = secondOf(check.from - SECOND); second <= secondOf(lastOf(check)); second += 1) {
      bySecond.set(second, [...(bySecond.get(second) ?? []), check]);
    }
  }
  return (facts) =>
    (bySecond.get(secondOf(facts.at)) ?? []).some(
      (check) => within(facts.at, check) && couldBe(facts, check),
    );
}

function secondOf(at: number): number {
  return Math.floor(at / SECOND);
}

function lastOf({ from, until }: OwnCheck): number {
  return Math.min(until ?? Infinity, from + LONGEST) + LATE;
}

function within(at: number, check: OwnCheck): boolean {
  const first = at % SECOND === 0 ? check.from - SECOND : check.from;
  return at >= first && at <= lastOf(check);
}

/** Whether nothing that the log tells of the refusal speaks against it. */
function couldBe({ client, workstation, dialect, share }: RefusalFacts, check: OwnCheck): boolean {
  return (
    // `log file` may name clients by what they call themselves.
    (client === null || client === check.address || same(client, check.workstation)) &&
    (workstation === null || same(workstation, check.workstation)) &&
    (dialect === null || offered(dialect, check)) &&
    (share === null || same(share, check.share))
  );
}

function offered(dialect: string, { lowest, highest }: OwnCheck): boolean {
  const [asked, from, to] = [dialect, lowest, highest].map(
    (name) => protocolVersion(name.toLowerCase())?.rank,
  );
  return asked !== undefined && from !== undefined && to !== undefined && asked >= from && asked <= to;
}

function same(told: string, own: string | null): boolean {
  return told.toLowerCase() === own?.toLowerCase();
}
