import path from "node:path";
import type { Layout } from "@/lib/sandbox/layout";

/** Where the box's NFS server has its things. Absolute paths. */
export interface NfsLayout {
  /** The managed file: the admin's. */
  readonly exports: string;
  /** Drop-ins of nfs.conf(5): the mountd port is pinned in one of them. */
  readonly confFolder: string;
  /** What stands for /etc/sysconfig/nfs; counts where there is no folder of drop-ins. */
  readonly sysconfig: string;
  /** What ganesha is started with; written from `exports` and the drop-ins. */
  readonly serverConf: string;
  readonly logFile: string;
  readonly pidFile: string;
  /** What ganesha remembers of NFSv4 clients over a restart. */
  readonly recovery: string;
  /** What ganesha and its rpcbind see as /run. */
  readonly run: string;
}

export function nfsLayout({ dir, pid, runtime }: Layout): NfsLayout {
  return {
    exports: path.join(dir, "exports"),
    confFolder: path.join(dir, "nfs.conf.d"),
    sysconfig: path.join(dir, "sysconfig", "nfs"),
    serverConf: path.join(dir, "control", "ganesha.conf"),
    logFile: path.join(dir, "nfs", "ganesha.log"),
    pidFile: path.join(pid, "ganesha.pid"),
    recovery: path.join(dir, "nfs", "recovery"),
    run: path.join(runtime, "nfs"),
  };
}
