import type { RefusalFacts } from "./refusal";

/** Refusals of one client for one reason that followed closely upon each other. */
export interface RefusalRow extends RefusalFacts {
  /** The same over refreshes. `at`, `raw` and `detail` are the latest one's. */
  readonly id: string;
  readonly first: number;
  readonly times: number;
  /** They were checks of the panel's own, and no client's. */
  readonly ownCheck: boolean;
}

/** Two of one kind this close are one row: Windows tries again by itself, milliseconds. */
const CLOSE = 5 * 60_000;

/** What smbd says of one tree connect stands in its log within this, milliseconds. */
const TOGETHER = 2_000;

/** Keeps the newest refusals: rows beyond `most` are forgotten, oldest first and a few at a time. */
export function createRefusalBook(most: number) {
  /** The latest row of each key, and all rows by id. */
  const latest = new Map<string, RefusalRow>();
  const rows = new Map<string, RefusalRow>();

  function add(facts: RefusalFacts, ownCheck = false): void {
    if (isToldAlready(facts, ownCheck)) return;
    const key = keyOf(facts, ownCheck);
    const row = latest.get(key);
    if (row && facts.at >= row.first - CLOSE && facts.at <= row.at + CLOSE) {
      const newer = facts.at >= row.at ? facts : row;
      const first = Math.min(row.first, facts.at);
      const next = { ...newer, id: row.id, first, times: row.times + 1, ownCheck };
      latest.set(key, next);
      rows.set(row.id, next);
      return;
    }
    const id = `${facts.at.toString(36)}-${hashOf(key)}`;
    // Told twice, as where a rotated file was copied: already there.
    if (rows.has(id)) return;
    const next = { ...facts, id, first: facts.at, times: 1, ownCheck };
    rows.set(id, next);
    if (row === undefined || facts.at > row.at) latest.set(key, next);
    if (rows.size > most * 1.2) forgetOldest();
  }

  /** Of a share that is switched off smbd says that, and at `smb2:3` right afterwards that there is no such share. */
  function isToldAlready(facts: RefusalFacts, ownCheck: boolean): boolean {
    if (facts.kind !== "no-such-share") return false;
    const before = latest.get(keyOf({ ...facts, kind: "share-unavailable" }, ownCheck));
    return before !== undefined && facts.at >= before.at && facts.at - before.at <= TOGETHER;
  }

  function forgetOldest(): void {
    const oldestFirst = [...rows.values()].sort((a, b) => a.at - b.at);
    for (const row of oldestFirst.slice(0, rows.size - most)) {
      rows.delete(row.id);
      const key = keyOf(row, row.ownCheck);
      if (latest.get(key)?.id === row.id) latest.delete(key);
    }
  }

  return {
    add,
    /** Newest first. */
    rows: (): readonly RefusalRow[] => [...rows.values()].sort((a, b) => b.at - a.at || b.first - a.first),
  };
}

function keyOf(facts: RefusalFacts, ownCheck: boolean): string {
  const { kind, client, dialect, share, user, workstation } = facts;
  return JSON.stringify([
    ...[kind, client, dialect, share?.toLowerCase(), user?.toLowerCase(), workstation],
    ownCheck,
  ]);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
