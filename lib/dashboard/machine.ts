/** What the kernel counted since the machine was started, and how its memory is now. */
export interface MachineLook {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Clock ticks of all processors. */
  readonly cpu: { readonly busy: number; readonly total: number; readonly processors: number } | null;
  /** Bytes. */
  readonly memory: Memory | null;
  /** Bytes, by interface. */
  readonly network: ReadonlyMap<string, Carried>;
}

export interface Memory {
  readonly total: number;
  /** What programs can still be given, caches included: the kernel's MemAvailable. */
  readonly available: number;
}

interface Carried {
  readonly received: number;
  readonly sent: number;
}

/** A file system. Bytes. */
export interface Disk {
  readonly mountPoint: string;
  readonly used: number;
  /** What is free to those who are not root. */
  readonly available: number;
}

/** Reads /proc/stat, /proc/meminfo and /proc/net/dev, one behind the other (proc(5)). What is missing is null. */
export function readMachine(text: string, at: number): MachineLook {
  const network = new Map<string, Carried>();
  for (const [, name, counters] of text.matchAll(/^\s*([^\s:]+):((?:\s*\d+){16})\s*$/gm)) {
    const numbers = (counters ?? "").trim().split(/\s+/).map(Number);
    if (name !== undefined) network.set(name, { received: numbers[0] ?? 0, sent: numbers[8] ?? 0 });
  }
  return { at, cpu: readCpu(text), memory: readMemory(text), network };
}

function readCpu(text: string): MachineLook["cpu"] {
  const ticks = /^cpu +(.*)$/m.exec(text)?.[1]?.split(" ").map(Number);
  if (ticks === undefined || ticks.length < 4 || ticks.some(Number.isNaN)) return null;
  // user, nice, system, idle, iowait, irq, softirq, steal; what guests took is in user and nice already.
  const total = ticks.slice(0, 8).reduce((sum, each) => sum + each, 0);
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
  return { busy: total - idle, total, processors: text.match(/^cpu\d/gm)?.length ?? 1 };
}

function readMemory(text: string): Memory | null {
  const bytes = (name: string) => {
    const found = new RegExp(`^${name}: +(\\d+) kB$`, "m").exec(text)?.[1];
    return found === undefined ? null : Number(found) * 1024;
  };
  const [total, available] = [bytes("MemTotal"), bytes("MemAvailable")];
  return total === null || available === null ? null : { total, available };
}

/**
 * Reads `df -P -B1 PATH…`, a line for each path, each file system once. A path that is not there has no line.
 */
export function readDisks(output: string): readonly Disk[] {
  const found = new Map<string, Disk>();
  for (const line of output.split("\n")) {
    const [, used, available, mountPoint] = /^.+? +\d+ +(\d+) +(\d+) +(?:\d+%|-) +(\/.*)$/.exec(line) ?? [];
    if (mountPoint !== undefined) {
      found.set(mountPoint, { mountPoint, used: Number(used), available: Number(available) });
    }
  }
  return [...found.values()];
}

/** Per cent, as df counts: of what those who are not root may use. */
export function usedShare({ used, available }: Pick<Disk, "used" | "available">): number {
  return used + available === 0 ? 0 : (used * 100) / (used + available);
}

/**
 * Interfaces that carry on another one's behalf what that one carries as well, and those that never leave the machine. A heuristic by
 * name, since the kernel's counters say nothing of it.
 */
const CARRIED_TWICE =
  /^(?:lo|docker|br|virbr|veth|bond|team|vlan|vmbr|tun|tap|wg|dummy|ifb|tunl|sit|gre|ip6)|[.:@]/;

/** The interfaces that count. The box serves over loopback: there it is the one that tells something. */
export function countedInterfaces(look: MachineLook, withLoopback: boolean): readonly string[] {
  return [...look.network.keys()]
    .filter((name) => (name === "lo" ? withLoopback : !CARRIED_TWICE.test(name)))
    .sort();
}

/** From one look to the next. Per cent, and bytes a second; null where it cannot be told. */
export interface MachineLoad {
  readonly cpu: number | null;
  readonly network: Carried | null;
}

const LONGEST_GAP_MS = 30_000;

export function machineLoad(
  before: MachineLook | undefined,
  now: MachineLook,
  interfaces: readonly string[],
): MachineLoad {
  const milliseconds = before === undefined ? 0 : now.at - before.at;
  if (before === undefined || milliseconds <= 0 || milliseconds > LONGEST_GAP_MS) {
    return { cpu: null, network: null };
  }
  return { cpu: busyShare(before.cpu, now.cpu), network: carried(before, now, interfaces, milliseconds) };
}

function busyShare(before: MachineLook["cpu"], now: MachineLook["cpu"]): number | null {
  if (before === null || now === null || now.total <= before.total) return null;
  return Math.min(100, Math.max(0, ((now.busy - before.busy) * 100) / (now.total - before.total)));
}

function carried(before: MachineLook, now: MachineLook, interfaces: readonly string[], milliseconds: number) {
  // An interface that was not there before, or whose counters began anew, says nothing this time.
  const changes = interfaces.flatMap((name) => {
    const [then, found] = [before.network.get(name), now.network.get(name)];
    if (!then || !found || found.received < then.received || found.sent < then.sent) return [];
    return [{ received: found.received - then.received, sent: found.sent - then.sent }];
  });
  if (changes.length === 0) return null;
  const perSecond = (of: keyof Carried) =>
    (changes.reduce((sum, each) => sum + each[of], 0) * 1000) / milliseconds;
  return { received: perSecond("received"), sent: perSecond("sent") };
}
