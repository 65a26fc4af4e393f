/** How long a lost link waits before it is tried again, in milliseconds. */
export const BACKOFF = {
  /** After the first failure. */
  firstMs: 250,
  /** However many there were: a server that comes back is found again within this time. */
  mostMs: 30_000,
  /** A link that was up for so long was good: the next failure counts as the first. */
  stableMs: 1_000,
  /** One that was not up for so long counts as at most so many: a server that lets us in is tried again within two seconds. */
  mostFailuresOfUnstable: 4,
  /** A key that the server does not take. Rare enough for programs that lock out whoever fails too often in ten minutes. */
  keyRefusedMs: 300_000,
} as const;

/**
 * The wait after so many failures in a row (1 for the first): doubled each time up to the bound, of which a random part
 * between half and all is taken, so that many clients do not come back to a restarted server at the same moment.
 *
 * @param random from 0 up to, not including, 1
 */
export function backoffMs(failures: number, random: number): number {
  const doublings = Math.min(Math.max(failures, 1) - 1, 30);
  return jitter(Math.min(BACKOFF.firstMs * 2 ** doublings, BACKOFF.mostMs), random);
}

/** Between half of it and all of it. */
export function jitter(ms: number, random: number): number {
  return Math.round(ms / 2 + (ms / 2) * random);
}
