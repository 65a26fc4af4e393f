import type { ServiceStatus } from "@/lib/host/host";
import { listenersOf, startedAt } from "@/lib/host/local-process";
import type { Box } from "@/lib/sandbox/box";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { sshListener } from "@/lib/sandbox/ssh/ssh-processes";
import { readState } from "@/lib/sandbox/state-file";

/** Whether the box's SSH server serves, and where. */
export async function sshStatus({ layout }: Box): Promise<ServiceStatus> {
  const state = (await readState(layout.stateFile))?.ssh;
  const listener = await sshListener(sshLayout(layout), state?.uid);
  if (listener === null) {
    const wanted = state?.wanted ?? false;
    const detail = wanted
      ? "The box's SSH server is not running though it should be. Restart SSH starts it."
      : "The box's SSH server is stopped. Restart SSH starts it.";
    return { state: wanted ? "failed" : "stopped", pid: null, since: null, detail };
  }
  const { pid } = listener;
  const since = await startedAt(listener);
  const open = (await listenersOf(pid))?.map(({ port }) => port) ?? [];
  if (state === undefined || !open.includes(state.port)) {
    const detail = `The SSH server runs as process ${String(pid)} but does not listen where clients look for it.`;
    return { state: "failed", pid, since, detail };
  }
  const detail = `SSH serves 127.0.0.1 port ${String(state.port)} as process ${String(pid)}.`;
  return { state: "running", pid, since, detail };
}
