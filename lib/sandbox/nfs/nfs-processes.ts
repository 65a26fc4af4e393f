import { readdir } from "node:fs/promises";
import path from "node:path";
import { type ProcessNow, processArguments, processEnvironment, processNow } from "@/lib/host/local-process";
import type { Layout } from "@/lib/sandbox/layout";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { pidIn } from "@/lib/sandbox/smbd-processes";

/** Marks the server's processes as a box's: rpcbind takes no argument that could. */
export const BOX_MARK = "INFLIGHT_NFS_BOX";

export interface NfsProcesses {
  readonly ganesha: ProcessNow | null;
  /** The server and its rpcbind. */
  readonly all: readonly ProcessNow[];
}

/** What of the box's NFS server lives, told by what it was started with. */
export async function nfsProcesses(layout: Layout): Promise<NfsProcesses> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = (await Promise.all(pids.map((pid) => ofThisBox(pid, layout)))).filter(
    (each) => each !== null,
  );
  return {
    ganesha: found.find(({ program }) => program === "ganesha.nfsd")?.process ?? null,
    all: found.map(({ process }) => process),
  };
}

/** The server, found through its pid file where that names it: see `smbdMaster`. */
export async function ganeshaNow(layout: Layout): Promise<ProcessNow | null> {
  const named = await ofThisBox(await pidIn(nfsLayout(layout).pidFile), layout);
  return named?.program === "ganesha.nfsd" ? named.process : (await nfsProcesses(layout)).ganesha;
}

async function ofThisBox(pid: number, layout: Layout) {
  const [command] = await processArguments(pid);
  const program = path.basename(command ?? "");
  if (program !== "ganesha.nfsd" && program !== "rpcbind") return null;
  if ((await processEnvironment(pid)).get(BOX_MARK) !== layout.dir) return null;
  const now = await processNow(pid);
  return now && { program, process: now };
}
