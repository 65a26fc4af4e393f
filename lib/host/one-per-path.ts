declare global {
  var inflightPathQueues: Map<string, Promise<unknown>> | undefined;
}

/**
 * Runs the work on one path after another, in the order it came. The queue is the process's, not the module's: a bundler
 * may load this module more than once.
 */
export async function onePerPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  const queues = (globalThis.inflightPathQueues ??= new Map<string, Promise<unknown>>());
  const before = queues.get(path) ?? Promise.resolve();
  const mine = before.then(work);
  const settled = mine.catch(() => undefined);
  queues.set(path, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(path) === settled) queues.delete(path);
  }
}
