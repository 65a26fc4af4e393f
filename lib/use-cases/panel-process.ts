import { processNow } from "@/lib/host/local-process";

/**
 * Names this process so that another can tell later whether it still lives: its id and, since ids are reused, the clock
 * tick it was started at.
 */
export async function thisProcess(): Promise<string> {
  return (await nameOf(process.pid)) ?? `${String(process.pid)}@?`;
}

/** Whether the process so named still runs on this machine. */
export async function isAlive(owner: string): Promise<boolean> {
  const [pid = ""] = owner.split("@");
  return /^\d+$/.test(pid) && (await nameOf(Number(pid))) === owner;
}

async function nameOf(pid: number): Promise<string | null> {
  const found = await processNow(pid);
  return found && `${String(pid)}@${String(found.startTick)}`;
}
