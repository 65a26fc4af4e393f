import { readdir, readFile, readlink } from "node:fs/promises";

/** Clock ticks a second in /proc, the same on every Linux that Node runs on (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

export interface ProcessNow {
  readonly pid: number;
  readonly parent: number;
  /** The real user id: a session of smbd acts as its user, and stays whose smbd it is. */
  readonly uid: number;
  /** Clock tick after boot it was started at: with the pid it names a process for good. */
  readonly startTick: number;
}

/** A live process of this machine, null where there is none; a zombie counts as none (proc(5)). */
export async function processNow(pid: number): Promise<ProcessNow | null> {
  const stat = await readProc(`/proc/${String(pid)}/stat`);
  if (stat === null) return null;
  // The name in parentheses may hold blanks and parentheses of its own; field 3 follows the last one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return null;
  const uid = /^Uid:\s+(\d+)/m.exec((await readProc(`/proc/${String(pid)}/status`)) ?? "");
  if (uid === null) return null;
  return { pid, parent: Number(fields[1]), uid: Number(uid[1]), startTick: Number(fields[19]) };
}

/** When a process was started, to a second. */
export async function startedAt({ startTick }: ProcessNow): Promise<Date | null> {
  const boot = /^btime (\d+)$/m.exec((await readProc("/proc/stat")) ?? "");
  return boot === null ? null : new Date((Number(boot[1]) + startTick / TICKS_PER_SECOND) * 1000);
}

/** The arguments a process was started with; empty where there is none, or it is a zombie. */
export async function processArguments(pid: number): Promise<readonly string[]> {
  return ((await readProc(`/proc/${String(pid)}/cmdline`)) ?? "").split("\0").slice(0, -1);
}

/** The environment a process was started with; empty where there is none, or it is not ours to see. */
export async function processEnvironment(pid: number): Promise<ReadonlyMap<string, string>> {
  const entries = ((await readProc(`/proc/${String(pid)}/environ`)) ?? "").split("\0");
  return new Map(
    entries.flatMap((entry) => {
      const at = entry.indexOf("=");
      return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)] as const];
    }),
  );
}

export interface Listener {
  readonly address: string;
  readonly port: number;
}

/**
 * The TCP sockets a process listens on; null where the kernel does not let us look (a process of somebody else).
 * Addresses stand as the kernel writes them: hexadecimal, in the machine's byte order, `0100007F` for 127.0.0.1.
 */
export async function listenersOf(pid: number): Promise<readonly Listener[] | null> {
  const inodes = await socketInodes(pid);
  if (inodes === null) return null;
  const tables = await Promise.all([readProc("/proc/net/tcp"), readProc("/proc/net/tcp6")]);
  return tables
    .flatMap((table) => (table ?? "").split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === "0A" && inodes.has(fields[9] ?? ""))
    .map((fields) => {
      const [address = "", port = ""] = (fields[1] ?? "").split(":");
      return { address, port: Number.parseInt(port, 16) };
    });
}

async function socketInodes(pid: number): Promise<ReadonlySet<string> | null> {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    const names = await readdir(folder);
    const links = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => "")));
    return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  } catch {
    // Gone or not ours: both mean that nothing can be said.
    return null;
  }
}

/** A file of /proc may vanish, or be refused, between any two steps: that is an answer. */
async function readProc(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}
