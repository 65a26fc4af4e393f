import type { Host, HostFailure, Service, ServiceStatus } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import type { Box } from "@/lib/sandbox/box";
import { folderHash, type Layout } from "@/lib/sandbox/layout";
import { onlyOne } from "@/lib/sandbox/one-starter";
import { bindingOfFile, startSmbd, stopSmbd } from "@/lib/sandbox/smbd-start";
import { boxStatus } from "@/lib/sandbox/smbd-status";
import { readState, writeState } from "@/lib/sandbox/state-file";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** The box's smbd as a service. `host` is the box's own: its programs already speak of the box. */
export function boxService(box: Box, host: Pick<Host, "run">): Service {
  return {
    status: () => boxStatus(box),
    reload: () => reloadSmbd(box, host),
    restart: () => underLock(box.layout, () => restartSmbd(box, host)),
  };
}

/** Starting and stopping a box queue, across processes too. */
export function underLock<T, E extends Failure>(
  layout: Layout,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | Failure<"timed-out">>> {
  return onlyOne(`inflight-box-${String(process.getuid?.() ?? 0)}-${folderHash(layout.dir)}`, work);
}

async function restartSmbd(box: Box, host: Pick<Host, "run">): Promise<Result<ServiceStatus, HostFailure>> {
  await stopSmbd(box.layout);
  await setWanted(box.layout, true);
  return startSmbd(box, host);
}

async function reloadSmbd(box: Box, host: Pick<Host, "run">): Promise<Result<ServiceStatus, HostFailure>> {
  const wanted = await bindingOfFile(box, host);
  if (wanted.ports.join() !== box.binding.ports.join() || wanted.interfaces !== box.binding.interfaces) {
    const message = t(
      "The file says that Samba listens elsewhere than it does now. A reload cannot move it: Restart Samba instead.",
    );
    return fail({ code: "failed", message });
  }
  const told = await host.run(["smbcontrol", "smbd", "reload-config"]);
  if (told.kind !== "exited" || told.code !== 0) {
    const message = t(
      "Samba was not told to read its configuration again: it does not answer. Restart Samba instead.",
    );
    return fail({ code: "failed", message, detail: describeOutcome(told) });
  }
  const status = await boxStatus(box);
  if (status.state === "running") return ok(status);
  return fail({ code: "failed", message: t("Samba does not serve. Restart Samba."), detail: status.detail });
}

/** Notes in the box's state whether smbd is meant to run. */
export async function setWanted(layout: Layout, wanted: boolean): Promise<void> {
  const state = await readState(layout.stateFile);
  if (state !== null && state.wanted !== wanted) await writeState(layout.stateFile, { ...state, wanted });
}
