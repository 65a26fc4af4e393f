import type { HostFailure, Service, ServiceStatus } from "@/lib/host/host";
import type { Box } from "@/lib/sandbox/box";
import { signalProcesses } from "@/lib/sandbox/smbd-processes";
import { underLock } from "@/lib/sandbox/smbd-service";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { sshProcesses } from "@/lib/sandbox/ssh/ssh-processes";
import { awaitListening, startSsh, stopListening } from "@/lib/sandbox/ssh/ssh-start";
import { sshStatus } from "@/lib/sandbox/ssh/ssh-status";
import { fail, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** The box's SSH server as a service. A restart leaves open tunnels alone, as it does on a system with systemd. */
export function sshService(box: Box): Service {
  return {
    status: () => sshStatus(box),
    reload: () => reloadSsh(box),
    restart: () =>
      underLock(box.layout, async () => {
        await stopListening(box.layout);
        return startSsh(box);
      }),
  };
}

async function reloadSsh(box: Box): Promise<Result<ServiceStatus, HostFailure>> {
  const { listener } = await sshProcesses(sshLayout(box.layout), undefined);
  if (listener === null) {
    return fail({ code: "failed", message: t("The SSH server does not run. Restart SSH starts it.") });
  }
  signalProcesses([listener], "SIGHUP");
  return awaitListening(box);
}
