import type { NfsPorts, ServiceStatus } from "@/lib/host/host";
import { listenersOf, startedAt } from "@/lib/host/local-process";
import type { Box } from "@/lib/sandbox/box";
import { ganeshaNow } from "@/lib/sandbox/nfs/nfs-processes";
import { readState } from "@/lib/sandbox/state-file";
import { t } from "@/lib/words/t";

/** Whether the box's NFS server serves, and where. */
export async function nfsStatus({ layout, nfsAddress }: Box): Promise<ServiceStatus> {
  const ganesha = await ganeshaNow(layout);
  const state = await readState(layout.stateFile);
  if (ganesha === null) {
    const wanted = state?.nfs?.wanted ?? false;
    const detail = t(
      wanted
        ? "The box's NFS server is not running though it should be. Restart NFS starts it."
        : "The box's NFS server is stopped. Restart NFS starts it.",
    );
    return { state: wanted ? "failed" : "stopped", pid: null, since: null, detail };
  }
  const { pid } = ganesha;
  const since = await startedAt(ganesha);
  const ports = state?.nfs;
  if (ports === undefined || !(await listens(pid, ports))) {
    const detail = t("The NFS server runs as process {pid} but does not listen where clients look for it.", {
      pid,
    });
    return { state: "failed", pid, since, detail };
  }
  const detail = t("NFS serves {address} port {nfs}, mountd port {mount}, as process {pid}.", {
    address: nfsAddress,
    nfs: ports.nfs,
    mount: ports.mount,
    pid,
  });
  return { state: "running", pid, since, detail };
}

/** Where the box's NFS server listens; null where it does not. */
export async function portsNow({ layout }: Box): Promise<NfsPorts | null> {
  const ganesha = await ganeshaNow(layout);
  const ports = (await readState(layout.stateFile))?.nfs;
  if (ganesha === null || ports === undefined || !(await listens(ganesha.pid, ports))) return null;
  return { nfs: ports.nfs, mount: ports.mount };
}

async function listens(pid: number, { nfs, mount }: NfsPorts): Promise<boolean> {
  const open = new Set((await listenersOf(pid))?.map(({ port }) => port));
  return open.has(nfs) && open.has(mount);
}
