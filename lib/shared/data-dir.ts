import path from "node:path";

/** Where things lie below the data directory (`--data-dir`, `.inflight/` unless told). Absolute paths. */
export interface DataDir {
  readonly root: string;
  /** SQLite database of the panel. */
  readonly database: string;
  /** Key that signs session cookies; made at first start, mode 0600. */
  readonly secret: string;
  /** The panel's own certificate and its key, mode 0700. */
  readonly tls: string;
  /** Key that seals private keys in the database; made when the first is kept, mode 0600. */
  readonly sealingKey: string;
  /** Key of the audit log's chain of hashes; made when the first line is written, mode 0600. */
  readonly auditKey: string;
  /** Where that chain ends: what tells that its newest lines are missing. */
  readonly auditHead: string;
  /** The box: its smb.conf, shares, state and logs. */
  readonly appliance: string;
  /** The process that holds this host's tunnels: its control socket, tunnels and key. For its owner alone. */
  readonly tunneld: string;
  /** What the guided demo keeps: its accounts' passwords and its clients' keys, sealed, and what it is asked from the console. */
  readonly demo: string;
  /** Stands there while a restore is under way, and where one was interrupted. */
  readonly restoring: string;
  /** Chosen ports and what earlier starts have done. */
  readonly state: string;
}

export function dataDir(root: string): DataDir {
  return {
    root,
    database: path.join(root, "panel.db"),
    secret: path.join(root, "secret"),
    tls: path.join(root, "tls"),
    sealingKey: path.join(root, "sealing-key"),
    auditKey: path.join(root, "audit-key"),
    auditHead: path.join(root, "audit-head"),
    appliance: path.join(root, "appliance"),
    tunneld: path.join(root, "tunneld"),
    demo: path.join(root, "demo"),
    restoring: path.join(root, "restore-under-way"),
    state: path.join(root, "state.json"),
  };
}
