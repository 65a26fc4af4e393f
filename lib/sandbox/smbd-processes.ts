import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { systemErrorCode } from "@/lib/host/host-failure";
import { type ProcessNow, processArguments, processNow } from "@/lib/host/local-process";
import type { Layout } from "@/lib/sandbox/layout";

export interface SmbdProcesses {
  /** The one that listens: named by the pid file and started with this box's configuration. */
  readonly master: ProcessNow | null;
  /** Every process of this box, the master and those of its RPC programs included. */
  readonly all: readonly ProcessNow[];
}

/** Programs that smbd starts with the configuration file it was given itself. */
const PROGRAMS = /^(smbd|samba-dcerpcd|rpcd_\w+)$/;

/**
 * The processes of this box, told by what they were started with: a pid alone may since belong to somebody else. Another
 * account's process of the same words is not counted.
 */
export async function smbdProcesses(layout: Layout): Promise<SmbdProcesses> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map((pid) => ofThisBox(pid, layout)));
  const all = found.filter((process) => process !== null);
  const named = await pidIn(layout.pidFile);
  const own = new Set(all.map(({ pid }) => pid));
  const master = all.find(({ pid, parent }) => pid === named && !own.has(parent));
  return { master: master?.program === "smbd" ? master : null, all };
}

/**
 * The one that listens, found through the pid file alone: pages ask every few seconds, and a look at every process there is
 * costs a hundred times as much.
 */
export async function smbdMaster(layout: Layout): Promise<ProcessNow | null> {
  const named = await ofThisBox(await pidIn(layout.pidFile), layout);
  if (named?.program !== "smbd") return null;
  return (await ofThisBox(named.parent, layout)) === null ? named : null;
}

/** The process that a pid file names; 0, which none has, where it names none. */
export async function pidIn(file: string): Promise<number> {
  const pid = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
  return Number.isNaN(pid) ? 0 : pid;
}

/** Ends processes: politely, then not; returns once none of them lives. */
export async function endProcesses(processes: readonly ProcessNow[], graceMs: number): Promise<void> {
  signalProcesses(processes, "SIGTERM");
  const deadline = Date.now() + graceMs;
  let left = await stillThere(processes);
  while (left.length > 0 && Date.now() < deadline) {
    await pause(50);
    left = await stillThere(left);
  }
  signalProcesses(left, "SIGKILL");
  while (left.length > 0) {
    await pause(20);
    left = await stillThere(left);
  }
}

interface SmbdProcess extends ProcessNow {
  readonly program: string;
}

async function ofThisBox(pid: number, layout: Layout): Promise<SmbdProcess | null> {
  const [command, ...args] = await processArguments(pid);
  const program = path.basename(command ?? "");
  if (!PROGRAMS.test(program) || !args.includes(`--configfile=${layout.effectiveConf}`)) return null;
  const now = await processNow(pid);
  return now === null || now.uid !== process.getuid?.() ? null : { ...now, program };
}

async function stillThere(processes: readonly ProcessNow[]): Promise<readonly ProcessNow[]> {
  const now = await Promise.all(processes.map(({ pid }) => processNow(pid)));
  return processes.filter((known, at) => now[at]?.startTick === known.startTick);
}

/** Those that ended meanwhile are passed over. */
export function signalProcesses(processes: readonly ProcessNow[], name: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch (error) {
      // Ended meanwhile.
      if (systemErrorCode(error) !== "ESRCH") throw error;
    }
  }
}
