import { createHash } from "node:crypto";
import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";

/** What a panel keeps, part by part: `file appliance/smb.conf`, `table user`, each with a digest of what it holds. */
export type PanelParts = ReadonlyMap<string, string>;

/** Asks the panel's database. */
export type Query = (sql: string) => Promise<readonly unknown[]>;

/** Written whoever does what: the log of it, who sits there, how often somebody tried, and what the panel measures by itself. */
const LIVE_TABLES = new Set([
  ...["audit_entry", "session", "rateLimit", "sample", "own_check", "sqlite_sequence"],
]);
/** Logs, locks, sockets and process ids; the database itself, whose tables are looked at; where the audit log's chain ends. */
const LIVE_FILES =
  /(?:^|\/)(?:[^/]*\.log|log\..*|up\.lock|port|panel\.db(?:-shm|-wal|-journal)?|audit-head|state\.json)$|^appliance\/(?:run|log|samba\/cache|tunnels\/live|nfs\/recovery)\//u;

/** Everything below a panel's data folder and in its database that nothing changes by itself. */
export async function partsOf(folder: string, query: Query): Promise<PanelParts> {
  return new Map([...(await filesIn(folder)), ...(await tablesIn(query))]);
}

/** Which parts are there in one only, or hold something else in the other. */
export function changedParts(before: PanelParts, after: PanelParts): readonly string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((part) => before.get(part) !== after.get(part)).sort();
}

async function filesIn(folder: string): Promise<[string, string][]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const parts = found
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => ({ entry, name: path.relative(folder, path.join(entry.parentPath, entry.name)) }))
    .filter(({ name }) => !LIVE_FILES.test(name))
    .map(async ({ entry, name }): Promise<[string, string]> => {
      const file = path.join(folder, name);
      const content = entry.isFile() ? await readFile(file) : `-> ${await readlink(file)}`;
      return [`file ${name}`, digestOf(content)];
    });
  return Promise.all(parts);
}

async function tablesIn(query: Query): Promise<[string, string][]> {
  const names = (await query("SELECT name FROM sqlite_master WHERE type = 'table'")) as { name: string }[];
  const parts = names
    .filter(({ name }) => !LIVE_TABLES.has(name))
    .map(async ({ name }): Promise<[string, string]> => {
      const rows = await query(`SELECT * FROM "${name}" ORDER BY rowid`);
      return [`table ${name}`, digestOf(JSON.stringify(rows, plain))];
    });
  return Promise.all(parts);
}

/** Bytes and large numbers have no form of their own in JSON. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  return value instanceof Uint8Array || value instanceof ArrayBuffer
    ? digestOf(new Uint8Array(value))
    : value;
}

function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
