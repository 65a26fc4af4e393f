import type { ServiceStatus } from "@/lib/host/host";
import { listenersOf, startedAt } from "@/lib/host/local-process";
import type { Box } from "@/lib/sandbox/box";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { sshListener } from "@/lib/sandbox/ssh/ssh-processes";
import { readState } from "@/lib/sandbox/state-file";
import { t } from "@/lib/words/t";

/** Whether the box's SSH server serves, and where. */
export async function sshStatus({ layout }: Box): Promise<ServiceStatus> {
  const state = (await readState(layout.stateFile))?.ssh;
  const listener = await sshListener(sshLayout(layout), state?.uid);
  if (listener === null) {
    const wanted = state?.wanted ?? false;
    const detail = t(
      wanted
        ? "The box's SSH server is not running though it should be. Restart SSH starts it."
        : "The box's SSH server is stopped. Restart SSH starts it.",
    );
    return { state: wanted ? "failed" : "stopped", pid: null, since: null, detail };
  }
  const { pid } = listener;
  const since = await startedAt(listener);
  const open = (await listenersOf(pid))?.map(({ port }) => port) ?? [];
  if (state === undefined || !open.includes(state.port)) {
    const detail = t("The SSH server runs as process {pid} but does not listen where clients look for it.", {
      pid,
    });
    return { state: "failed", pid, since, detail };
  }
  const detail = t("SSH serves 127.0.0.1 port {port} as process {pid}.", { port: state.port, pid });
  return { state: "running", pid, since, detail };
}
