import type { Host, HostFailure, ServiceName, ServiceStatus } from "@/lib/host/host";
import type { Box } from "@/lib/sandbox/box";
import { nfsProcesses } from "@/lib/sandbox/nfs/nfs-processes";
import { startNfs, stopNfs } from "@/lib/sandbox/nfs/nfs-start";
import { smbdProcesses } from "@/lib/sandbox/smbd-processes";
import { underLock } from "@/lib/sandbox/smbd-service";
import { startSmbd, stopSmbd } from "@/lib/sandbox/smbd-start";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { sshProcesses } from "@/lib/sandbox/ssh/ssh-processes";
import { startSsh } from "@/lib/sandbox/ssh/ssh-start";
import { readState } from "@/lib/sandbox/state-file";
import { type Failure, ok, type Result } from "@/lib/shared/result";

/**
 * Starts one of the box's services again where it should run and its process is gone, killed or crashed; what it left is
 * ended first. Null where there is nothing to do by then: somebody who restarts it, for a change of its file say, has the
 * box's lock meanwhile.
 */
export function reviveService(
  box: Box,
  host: Pick<Host, "run">,
  name: ServiceName,
): Promise<Result<ServiceStatus | null, HostFailure | Failure<"timed-out">>> {
  return underLock(box.layout, async (): Promise<Result<ServiceStatus | null, HostFailure>> => {
    if (!(await isFallen(box, name))) return ok(null);
    switch (name) {
      case "smbd":
        await stopSmbd(box.layout);
        return startSmbd(box, host);
      case "nfs":
        await stopNfs(box.layout);
        return startNfs(box);
      case "sshd":
        // Connections go on without the process that accepted them, as at a restart.
        return startSsh(box);
    }
  });
}

async function isFallen({ layout }: Box, name: ServiceName): Promise<boolean> {
  const state = await readState(layout.stateFile);
  if (state?.wanted !== true) return false;
  switch (name) {
    case "smbd":
      return (await smbdProcesses(layout)).master === null;
    case "nfs":
      return state.nfs?.wanted === true && (await nfsProcesses(layout)).ganesha === null;
    case "sshd":
      return (
        state.ssh?.wanted === true && (await sshProcesses(sshLayout(layout), state.ssh.uid)).listener === null
      );
  }
}
