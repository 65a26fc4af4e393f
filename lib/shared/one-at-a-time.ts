import { ofProcess } from "@/lib/shared/of-process";

const queues = ofProcess("queues", () => new Map<string, Promise<unknown>>());

/**
 * Runs the work of one key after another, in the order it came; other keys go on beside it.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(work);
  const settled = mine.catch(() => undefined);
  queues.set(key, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
}
