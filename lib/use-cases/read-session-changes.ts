import { randomUUID } from "node:crypto";
import type { Host, TaggedBytes } from "@/lib/host/host";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { judgeSessions, type OpenSession } from "@/lib/use-cases/read-sessions";
import { recentConnections } from "@/lib/use-cases/recent-connections";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** Who was connected a moment ago, or what became different since the asker's last look. */
export interface SessionChanges {
  /** Names what the asker has once it has read this; it comes back as `known`. */
  readonly version: string;
  /** `sessions` are those that came or changed since this version, `gone` the ids of those that ended. Null: `sessions` are all. */
  readonly since: string | null;
  readonly sessions: readonly OpenSession[];
  readonly gone: readonly string[];
  /** Of `OpenSessions`. */
  readonly caveat: string | null;
  /** Milliseconds since smbstatus said so. */
  readonly ageMs: number;
}

interface State {
  readonly version: string;
  /** When smbstatus said so. */
  readonly at: number;
  /** What it was made of. */
  readonly connections: readonly ShareConnection[];
  readonly file: string;
  readonly rows: ReadonlyMap<string, OpenSession>;
  readonly caveat: string | null;
}

/** A look comes every 2.5 seconds, a report every 1.5 at most: this many bridge a slow network. */
const KEPT = 12;
const states = new WeakMap<Host, readonly State[]>();

/**
 * For pages that look every few seconds. Of thousands of sessions a few come and go between two looks: only those are
 * sent to whoever says what it knows, and all of them are judged once for a report, however many look.
 */
export async function readSessionChanges(host: Host, known: string): Promise<Result<SessionChanges>> {
  const [{ connections, at }, file] = await Promise.all([
    recentConnections(host),
    readManagedFile(smbConfFile, host),
  ]);
  if (!connections.ok) return connections;
  const now = stateOf(host, connections.value, at, file);
  const before = states.get(host)?.find(({ version }) => version === known);
  return ok({
    version: now.version,
    since: before?.version ?? null,
    sessions: [...now.rows.values()].filter((row) => before?.rows.get(row.id) !== row),
    gone: before === undefined ? [] : [...before.rows.keys()].filter((id) => !now.rows.has(id)),
    caveat: now.caveat,
    ageMs: Date.now() - now.at,
  });
}

/** The newest state, made a new one only where something in it is different. Rows that stayed are the same objects. */
function stateOf(
  host: Host,
  connections: readonly ShareConnection[],
  at: number,
  read: Result<TaggedBytes>,
): State {
  const kept = states.get(host) ?? [];
  const [newest] = kept;
  const file = read.ok ? read.value.tag : read.error.message;
  // Another request may have been given a later report meanwhile.
  if (newest && (newest.at > at || (newest.connections === connections && newest.file === file)))
    return newest;
  const { sessions, caveat } = judgeSessions(host, connections, read);
  const rows = new Map(sessions.map((row) => [row.id, unchanged(newest?.rows.get(row.id), row)]));
  const same = newest?.caveat === caveat && isSame(newest.rows, rows);
  const version = same ? newest.version : randomUUID();
  const state = { version, at, connections, file, rows, caveat };
  states.set(host, [state, ...(same ? kept.slice(1) : kept)].slice(0, KEPT));
  return state;
}

function unchanged(before: OpenSession | undefined, now: OpenSession): OpenSession {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function isSame(before: State["rows"], now: State["rows"]): boolean {
  return before.size === now.size && [...now].every(([id, row]) => before.get(id) === row);
}
