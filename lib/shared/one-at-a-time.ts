declare global {
  var inflightQueues: Map<string, Promise<unknown>> | undefined;
}

/**
 * Runs the work of one key after another, in the order it came; other keys go on beside it. The queue is the process's,
 * not the module's: a bundler may load this module more than once.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const queues = (globalThis.inflightQueues ??= new Map<string, Promise<unknown>>());
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
