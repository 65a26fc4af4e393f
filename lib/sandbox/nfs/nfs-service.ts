import { setTimeout as pause } from "node:timers/promises";
import type { HostFailure, Service, ServiceStatus } from "@/lib/host/host";
import type { Box } from "@/lib/sandbox/box";
import { settledPorts } from "@/lib/sandbox/nfs/box-ports";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { nfsProcesses } from "@/lib/sandbox/nfs/nfs-processes";
import { startNfs, stopNfs } from "@/lib/sandbox/nfs/nfs-start";
import { nfsStatus } from "@/lib/sandbox/nfs/nfs-status";
import { readServed } from "@/lib/sandbox/nfs/served-exports";
import { logEnd } from "@/lib/sandbox/log-words";
import { complaintsSince, hasReread } from "@/lib/sandbox/nfs/server-log";
import { serverConf } from "@/lib/sandbox/nfs/server-conf";
import { signalProcesses } from "@/lib/sandbox/smbd-processes";
import { underLock } from "@/lib/sandbox/smbd-service";
import { readState } from "@/lib/sandbox/state-file";
import { writeWhole } from "@/lib/shared/write-whole";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

const REREAD_MS = 5_000;
const POLL_MS = 50;

/** The box's NFS server as a service: `reload` is the kernel's `exportfs -ra`. */
export function nfsService(box: Box): Service {
  return {
    status: () => nfsStatus(box),
    reload: () => reloadNfs(box),
    restart: () =>
      underLock(box.layout, async () => {
        await stopNfs(box.layout);
        return startNfs(box);
      }),
  };
}

async function reloadNfs(box: Box): Promise<Result<ServiceStatus, HostFailure>> {
  const layout = nfsLayout(box.layout);
  const { ganesha } = await nfsProcesses(box.layout);
  const ports = (await readState(box.layout.stateFile))?.nfs;
  if (ganesha === null || ports === undefined) {
    return fail({ code: "failed", message: t("The NFS server does not run. Restart NFS starts it.") });
  }
  const settled = await settledPorts(box.layout);
  if (!settled.ok) return settled;
  const { nfs, mount } = settled.value;
  if ((nfs ?? ports.nfs) !== ports.nfs || (mount ?? ports.mount) !== ports.mount) {
    const message = t(
      "NFS or mountd is set to another port than it has now. A reload cannot move it: restart the service instead.",
    );
    return fail({ code: "failed", message });
  }
  const served = await readServed(box.layout);
  if (!served.ok) return served;
  await writeWhole(
    layout.serverConf,
    serverConf(layout, { ...ports, address: box.nfsAddress }, served.value),
    0o600,
  );
  const mark = await logEnd(layout.logFile);
  signalProcesses([ganesha], "SIGHUP");
  const deadline = Date.now() + REREAD_MS;
  while (!(await hasReread(layout.logFile, mark))) {
    if (Date.now() > deadline) {
      const message = t("The NFS server was told to read its exports anew and did not within 5 seconds.");
      return fail({ code: "timed-out", message });
    }
    await pause(POLL_MS);
  }
  // It tells what it found wrong in the configuration after it has said that it is done.
  await pause(POLL_MS);
  const complaints = await complaintsSince(layout.logFile, mark);
  if (complaints !== "") {
    const message = t("The NFS server did not take all of these exports. What it said is below.");
    return fail({ code: "failed", message, detail: complaints });
  }
  return ok(await nfsStatus(box));
}
