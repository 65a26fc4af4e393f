declare global {
  var inflightQueues: Map<string, Promise<unknown>> | undefined;
}

/** Runs the work of one key after another, in the order they came; other keys go on beside it. */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const queues = (globalThis.inflightQueues ??= new Map());
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  queues.set(key, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
}
