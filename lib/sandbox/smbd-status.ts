import { setTimeout as pause } from "node:timers/promises";
import type { ServiceStatus } from "@/lib/host/host";
import { listenersOf, processArguments, startedAt } from "@/lib/host/local-process";
import type { Box } from "@/lib/sandbox/box";
import { asOptions, type Binding, bindingOf, enforcedSettings } from "@/lib/sandbox/enforced";
import { smbdMaster, smbdProcesses } from "@/lib/sandbox/smbd-processes";
import { readState } from "@/lib/sandbox/state-file";
import { t } from "@/lib/words/t";

export const ADDRESS = "127.0.0.1";

/** 127.0.0.1 and the wildcard, as /proc/net/tcp writes them on a little-endian and on a big-endian machine. */
const ANSWERS = new Set(["0100007F", "7F000001", "00000000"]);

const POLL_MS = 100;

export async function boxStatus(box: Box): Promise<ServiceStatus> {
  const master = await smbdMaster(box.layout);
  if (master === null) {
    const wanted = (await readState(box.layout.stateFile))?.wanted ?? false;
    const detail = t(
      wanted
        ? "The box's Samba is not running though it should be. Restart Samba starts it."
        : "The box's Samba is stopped. Restart Samba starts it.",
    );
    return { state: wanted ? "failed" : "stopped", pid: null, since: null, detail };
  }
  const { pid } = master;
  await followBinding(box, pid);
  const [since, port] = await Promise.all([startedAt(master), servingPort(box, pid)]);
  if (port === null) {
    const ports = box.binding.ports.map(String).reduce((one, other) => t("{one} or {other}", { one, other }));
    const detail = t(
      "Samba runs as process {pid} but does not listen on {address} port {ports}, where clients look for it.",
      { pid, address: ADDRESS, ports },
    );
    return { state: "failed", pid, since, detail };
  }
  const detail = t("Samba serves {address} port {port} as process {pid}.", { address: ADDRESS, port, pid });
  return { state: "running", pid, since, detail };
}

/** Waits until the box serves; null where it has not within `forMs`, or all its processes have ended. */
export async function awaitServing(box: Box, forMs: number): Promise<ServiceStatus | null> {
  const deadline = Date.now() + forMs;
  for (;;) {
    const { all } = await smbdProcesses(box.layout);
    const status = await boxStatus(box);
    if (status.state === "running") return status;
    if (all.length === 0 || Date.now() > deadline) return null;
    await pause(POLL_MS);
  }
}

/** Whether a running smbd is held to everything the box enforces today: an older release may have started it. */
export async function isCurrent(box: Box, pid: number): Promise<boolean> {
  const args = new Set(await processArguments(pid));
  return asOptions(enforcedSettings(box.layout)).every((option) => args.has(option));
}

/** Another process may have restarted the box since, with a file that names another port. */
async function followBinding(box: Box, pid: number): Promise<void> {
  const running = await runningBinding(box, pid);
  const place = ({ ports, interfaces }: Binding) => `${ports.join(" ")} at ${interfaces}`;
  if (place(running) !== place(box.binding)) box.binding = running;
}

/** Where a running smbd was told to listen when it was started. */
async function runningBinding(box: Box, pid: number): Promise<Binding> {
  const args = await processArguments(pid);
  const told = (name: string) =>
    args.find((arg) => arg.startsWith(`--option=${name}=`))?.slice(`--option=${name}=`.length);
  return bindingOf({ ports: told("smb ports"), interfaces: told("interfaces") }, box.port);
}

/** The first of the wanted ports that this very process listens on: somebody else may answer there as well. */
async function servingPort(box: Box, pid: number): Promise<number | null> {
  const listeners = (await listenersOf(pid)) ?? [];
  const open = new Set(listeners.filter(({ address }) => ANSWERS.has(address)).map(({ port }) => port));
  return box.binding.ports.find((port) => open.has(port)) ?? null;
}
