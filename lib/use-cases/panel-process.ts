import { readFileSync } from "node:fs";

/**
 * Names this process so that another can tell later whether it still lives: its id and, since ids are reused, the clock
 * tick it was started at (proc(5), field 22 of `stat`).
 */
export function thisProcess(): string {
  return `${String(process.pid)}@${startedAt(process.pid) ?? "?"}`;
}

/** Whether the process so named still runs on this machine. */
export function isAlive(owner: string): boolean {
  const [pid = "", started] = owner.split("@");
  return /^\d+$/.test(pid) && startedAt(Number(pid)) === started;
}

function startedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    // The name in parentheses may hold blanks and parentheses of its own; field 3 follows the last one.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
