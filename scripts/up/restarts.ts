const AT_ONCE = 5;
const WITHIN_MS = 120_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds to wait before a process that ended at these times (milliseconds, oldest first) is started once more: none
 * for a few ends, then longer and longer. It is never given up, since what keeps it from staying may pass: a full disk, a
 * port that another program has.
 */
export function restartDelay(ends: readonly number[]): number {
  const latest = ends.at(-1) ?? 0;
  const recent = ends.filter((end) => latest - end < WITHIN_MS).length;
  return recent <= AT_ONCE ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (recent - AT_ONCE - 1));
}
