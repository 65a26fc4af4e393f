import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 1_000;
/** The garbage collector lets memory rise and fall: the floor of each part of a run tells whether it stays. */
const PARTS = 12;
/** Below so many a line through the floors tells of the start and of chance, and of no trend. */
export const FEWEST_REQUESTS = 2_000;

export interface Look {
  readonly requests: number;
  readonly megabytes: number;
}

export interface MemoryTrend {
  readonly first: number;
  readonly last: number;
  /** Of a line through the floors (least squares), megabytes for 10,000 requests. */
  readonly slope: number;
  readonly requests: number;
}

/** Looks at a process's resident memory once a second. The returned function ends that and tells the trend, null where it is too short for one. */
export function watchMemory(pid: number, requests: () => number): () => Promise<MemoryTrend | null> {
  const looks: Look[] = [];
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      looks.push({ requests: requests(), megabytes: await residentMegabytes(pid) });
      await pause(LOOK_MS);
    }
  })();
  return async () => {
    stopping.abort();
    await watching;
    return trendOf(looks);
  };
}

/**
 * The trend of what was looked at; the first part, in which caches fill and code is compiled, is left out. Null where what is left has
 * fewer than `FEWEST_REQUESTS`.
 */
export function trendOf(looks: readonly Look[]): MemoryTrend | null {
  const size = Math.ceil(looks.length / PARTS);
  const floors: Look[] = [];
  for (let at = size; at < looks.length; at += size) {
    const part = looks.slice(at, at + size);
    const lowest = part.toSorted((one, other) => one.megabytes - other.megabytes)[0];
    if (lowest) floors.push(lowest);
  }
  const [first, last] = [floors[0], floors.at(-1)];
  if (first === undefined || last === undefined) return null;
  const requests = last.requests - first.requests;
  if (requests < FEWEST_REQUESTS) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const x = mean(floors.map((floor) => floor.requests));
  const y = mean(floors.map((floor) => floor.megabytes));
  const together = floors.reduce((sum, floor) => sum + (floor.requests - x) * (floor.megabytes - y), 0);
  const alone = floors.reduce((sum, floor) => sum + (floor.requests - x) ** 2, 0);
  return {
    first: first.megabytes,
    last: last.megabytes,
    slope: (together / alone) * 10_000,
    requests,
  };
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}
