import { createHash } from "node:crypto";
import path from "node:path";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** Where everything of one box lies. Absolute paths. */
export interface Layout {
  readonly dir: string;
  /** The managed file: the admin's. */
  readonly smbConf: string;
  /** What smbd is started with: the managed file, and after it what must hold whatever that file says. */
  readonly effectiveConf: string;
  /** The same settings alone, for programs that keep accounts and must not need a sound smb.conf. */
  readonly accountsConf: string;
  readonly stateFile: string;
  readonly passwd: string;
  readonly group: string;
  readonly shares: string;
  readonly logs: string;
  readonly state: string;
  readonly cache: string;
  readonly secrets: string;
  /** Sockets, locks and the pid file; see `runtimeFolder`. */
  readonly runtime: string;
  readonly lock: string;
  readonly ncalrpc: string;
  readonly pid: string;
  readonly pidFile: string;
}

/**
 * A path goes into smb.conf lines, where `%` begins a substitution and no quoting exists (smb.conf(5)), and into
 * /etc/passwd's format, where `:` ends a field.
 */
const UNUSABLE = /[%"\\:\p{Cc}]|\s$/u;

/** Fails where the folder's path cannot be written into Samba's files. */
export function applianceLayout(dir: string): Result<Layout, Failure<"unusable-path">> {
  const root = path.resolve(dir);
  if (UNUSABLE.test(root)) {
    const message = t(
      'The box cannot live in {folder}: Samba takes no %, ", \\, : or line break in a path. Choose another --data-dir.',
      { folder: JSON.stringify(root) },
    );
    return fail({ code: "unusable-path", message });
  }
  const at = (...parts: string[]) => path.join(root, ...parts);
  const runtime = runtimeFolder(root);
  return ok({
    dir: root,
    smbConf: at("smb.conf"),
    effectiveConf: at("control", "effective.conf"),
    accountsConf: at("control", "accounts.conf"),
    stateFile: at("state.json"),
    passwd: at("control", "passwd"),
    group: at("control", "group"),
    shares: at("shares"),
    logs: at("log"),
    state: at("samba", "state"),
    cache: at("samba", "cache"),
    secrets: at("samba", "private"),
    runtime,
    lock: path.join(runtime, "lock"),
    ncalrpc: path.join(runtime, "ncalrpc"),
    pid: path.join(runtime, "pid"),
    pidFile: path.join(runtime, "pid", "smbd.pid"),
  });
}

/** Sixteen hex digits that stand for the box's folder. */
export function folderHash(dir: string): string {
  return createHash("sha256").update(dir).digest("hex").slice(0, 16);
}

/** Of the 108 bytes a Unix socket's path may have (unix(7)), Samba's longest names below take about 40. */
const LONGEST_ROOT = 64;

function runtimeFolder(root: string): string {
  return Buffer.byteLength(root) <= LONGEST_ROOT
    ? path.join(root, "run")
    : `/tmp/inflight-${String(process.getuid?.() ?? 0)}-${folderHash(root)}`;
}
