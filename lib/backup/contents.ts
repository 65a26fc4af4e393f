import path from "node:path";
import { dataDir } from "@/lib/shared/data-dir";

/** The name of the manifest in a backup. */
export const MANIFEST = "manifest.json";

/** The database by its name in a backup and in the data folder. */
export const DATABASE = path.basename(dataDir("/").database);

/** What SQLite keeps beside a database while it is open, by the ends of their names. */
export const COMPANIONS = ["-wal", "-shm"];

const TLS = /^tls\/[A-Za-z0-9][\w.-]{0,100}$/;

/**
 * Everything of the panel's own besides the database, by its name below the data folder: keys, where the audit log ends, the
 * tunnels of this host, a demo's passwords and keys, which its profiles in the database name, the port. What is made before what
 * it is needed for comes later, so that a backup of a panel that runs is whole: first what names something, then the key that
 * opens it.
 */
export const FILES = [
  "tunneld/tunnels.json",
  "tunneld/key",
  "demo/secrets.json",
  "secret",
  "sealing-key",
  "audit-key",
  "port",
];

/** Read before the database: it then names a line that the copy of the database has. */
export const AUDIT_HEAD = path.basename(dataDir("/").auditHead);

/** The folder of the panel's own certificate, whose files are taken as they are. */
export const TLS_FOLDER = "tls";

/** Whether a backup may hold a file of that name. Anything else in one was put there by somebody. */
export function isContent(name: string): boolean {
  return name === DATABASE || name === AUDIT_HEAD || FILES.includes(name) || TLS.test(name);
}

/** What a restore puts aside of a data folder: files and whole folders, the database's own companions with it. */
export const REPLACED = [
  DATABASE,
  ...COMPANIONS.map((companion) => `${DATABASE}${companion}`),
  AUDIT_HEAD,
  ...FILES.filter((name) => !name.includes("/")),
  TLS_FOLDER,
  "tunneld",
  "demo",
];
