import { readdir } from "node:fs/promises";
import path from "node:path";
import { type ProcessNow, processArguments, processEnvironment, processNow } from "@/lib/host/local-process";
import type { Layout } from "@/lib/sandbox/layout";

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

async function ofThisBox(pid: number, layout: Layout) {
  const [command] = await processArguments(pid);
  const program = path.basename(command ?? "");
  if (program !== "ganesha.nfsd" && program !== "rpcbind") return null;
  if ((await processEnvironment(pid)).get(BOX_MARK) !== layout.dir) return null;
  const now = await processNow(pid);
  return now && { program, process: now };
}
