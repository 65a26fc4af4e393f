import { replaceEqualDeep } from "@tanstack/react-query";
import type { KnownSessions, Session, SessionChanges, Sessions } from "./sessions-query";

/**
 * What a page knows once it has read what changed. Rows that stayed are the objects they were before, and where nothing
 * changed so is all of it: the grid draws again only what is different.
 */
export function withChanges(
  known: KnownSessions | undefined,
  changes: SessionChanges,
  now: number,
): KnownSessions {
  const { version, since, caveat, ageMs } = changes;
  const before = known?.open;
  const sessions = since === null || before === undefined ? all(before, changes) : changed(before, changes);
  const open = before?.sessions === sessions && before.caveat === caveat ? before : { sessions, caveat };
  return { version, asOf: now - ageMs, open };
}

/** Compared by id: react-query's own sharing compares by place, and one that left moves all behind it. */
function all(before: Sessions | undefined, { sessions }: SessionChanges): readonly Session[] {
  const known = new Map(before?.sessions.map((row) => [row.id, row]));
  const rows = sessions.map((row) => {
    const old = known.get(row.id);
    return old === undefined ? row : replaceEqualDeep(old, row);
  });
  const same =
    before?.sessions.length === rows.length && rows.every((row, at) => row === before.sessions[at]);
  return same ? before.sessions : rows;
}

function changed(before: Sessions, { sessions, gone }: SessionChanges): readonly Session[] {
  if (sessions.length === 0 && gone.length === 0) return before.sessions;
  const rows = new Map(before.sessions.map((row) => [row.id, row]));
  for (const id of gone) rows.delete(id);
  for (const row of sessions) rows.set(row.id, row);
  return [...rows.values()];
}
