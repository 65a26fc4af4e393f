import { readdir } from "node:fs/promises";
import { type ProcessNow, processArguments, processNow } from "@/lib/host/local-process";
import { pidIn } from "@/lib/sandbox/smbd-processes";
import type { SshLayout } from "@/lib/sandbox/ssh/ssh-layout";

export interface SshProcesses {
  /** The one that listens. */
  readonly listener: ProcessNow | null;
  /** The listener, what keeps its log, what serves its connections, and what those run. */
  readonly all: readonly ProcessNow[];
}

/**
 * What of the box's SSH server lives. sshd writes over its own command line and environment, but names its
 * configuration file in what it writes; what serves a connection descends from the listener or, where that was
 * restarted meanwhile, acts as the box's tunnel account, whose id no other box has.
 */
export async function sshProcesses({ conf }: SshLayout, uid: number | undefined): Promise<SshProcesses> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const now = (await Promise.all(pids.map(processNow))).filter((each) => each !== null);
  const own = process.getuid?.();
  let listener: ProcessNow | null = null;
  const kept = new Set<number>();
  for (const each of now) {
    if (each.uid !== own) continue;
    const words = await wordsOf(each.pid);
    if (!words.includes(` -f ${conf} `)) continue;
    kept.add(each.pid);
    if (isListener(words)) listener = each;
  }
  const byPid = new Map(now.map((each) => [each.pid, each]));
  for (const each of now) {
    if (uid === undefined || each.uid !== uid) continue;
    kept.add(each.pid);
    // The privileged half of a connection whose listener is gone.
    const parent = byPid.get(each.parent);
    if (parent && (await serves(parent.pid))) kept.add(parent.pid);
  }
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of now) {
      if (kept.has(parent) && !kept.has(pid)) grown = Boolean(kept.add(pid));
    }
  }
  return { listener, all: now.filter(({ pid }) => kept.has(pid)) };
}

/** The one that listens, found through its pid file where that names it: see `smbdMaster`. */
export async function sshListener(layout: SshLayout, uid: number | undefined): Promise<ProcessNow | null> {
  const named = await processNow(await pidIn(layout.pidFile));
  const words = named?.uid === process.getuid?.() && named ? await wordsOf(named.pid) : "";
  if (words.includes(` -f ${layout.conf} `) && isListener(words)) return named;
  return (await sshProcesses(layout, uid)).listener;
}

async function wordsOf(pid: number): Promise<string> {
  return `${(await processArguments(pid)).join(" ")} `;
}

function isListener(words: string): boolean {
  return words.startsWith("sshd: ") && words.includes("[listener]");
}

async function serves(pid: number): Promise<boolean> {
  return /^sshd: .*\[priv\]/.test((await processArguments(pid)).join(" "));
}
