import { createHash, randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";

/** How attempts under one key are slowed: `free` at once, then a pause after each that doubles from `first` to `longest`. */
export interface Pace {
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A key without attempts for this long starts anew. */
export const FORGET_MS = 60 * 60_000;

/** Attempts that run at once may be written in another order than they looked at the clock. */
const SKEW_MS = 30_000;

/**
 * Takes one attempt from a key's budget, or says how many milliseconds to wait. Counted before the attempt is made and in
 * one compare-and-set, so that a hundred at once are a hundred; in the database, so that a restart forgets nothing.
 */
export async function takeAttempt(key: string, pace: Pace, now: number): Promise<number> {
  for (;;) {
    const row = await db().rateLimit.findUnique({ where: { key } });
    if (row === null) {
      const made = await db().$executeRaw`
        INSERT INTO "rateLimit" ("id", "key", "count", "lastRequest")
        VALUES (${randomUUID()}, ${key}, 1, ${BigInt(now)}) ON CONFLICT ("key") DO NOTHING`;
      if (made === 1) return 0;
      continue;
    }
    const since = elapsed(Number(row.lastRequest), now, pace);
    const count = since >= FORGET_MS ? 0 : row.count;
    const wait = pauseAfter(count, pace) - since;
    if (wait > 0) return wait;
    const taken = await db().rateLimit.updateMany({
      where: { key, count: row.count, lastRequest: row.lastRequest },
      data: { count: count + 1, lastRequest: BigInt(now) },
    });
    if (taken.count === 1) return 0;
  }
}

/** Attempts that were taken, to be given back where they do not count after all. */
export interface Taken {
  giveBack(): Promise<void>;
}

/** Takes one attempt from each count, or none where one of them says how many milliseconds to wait. */
export async function takeAttempts(
  counts: readonly (readonly [key: string, pace: Pace])[],
  now: number,
): Promise<{ readonly waitMs: number } | Taken> {
  const taken: string[] = [];
  const giveBack = async () => {
    for (const key of taken) await giveBackAttempt(key);
  };
  for (const [key, pace] of counts) {
    const waitMs = await takeAttempt(key, pace, now);
    if (waitMs > 0) {
      await giveBack();
      return { waitMs };
    }
    taken.push(key);
  }
  return { giveBack };
}

/** People type their password where the name belongs; it must not stand in the database for that. */
export function nameless(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Milliseconds between attempts as things stand; 0 where they are not slowed. Takes none. */
export async function pauseNow(key: string, pace: Pace, now: number): Promise<number> {
  const row = await db().rateLimit.findUnique({ where: { key } });
  if (row === null) return 0;
  const since = elapsed(Number(row.lastRequest), now, pace);
  return since >= FORGET_MS ? 0 : pauseAfter(row.count, pace);
}

/** Milliseconds since the last attempt. One in the future means that the clock was set back: nobody waits for that. */
function elapsed(last: number, now: number, pace: Pace): number {
  if (last - now > SKEW_MS) return pace.longestMs;
  return Math.max(0, now - last);
}

/**
 * Gives one attempt back, after one that succeeded. One only, not all: or whoever has an account could guess at another
 * for ever, signing in to their own in between.
 */
export async function giveBackAttempt(key: string): Promise<void> {
  await db().rateLimit.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}

/** Milliseconds between the attempt number `count` and the next. */
export function pauseAfter(count: number, pace: Pace): number {
  if (count < pace.free) return 0;
  return Math.min(pace.firstMs * 2 ** (count - pace.free), pace.longestMs);
}
