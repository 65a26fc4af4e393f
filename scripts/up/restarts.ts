const MOST = 5;
const WITHIN_MS = 120_000;

/** Whether a process that ended at these times (milliseconds, oldest first) is started once more. */
export function mayRestart(ends: readonly number[]): boolean {
  const latest = ends.at(-1) ?? 0;
  return ends.filter((end) => latest - end < WITHIN_MS).length <= MOST;
}
