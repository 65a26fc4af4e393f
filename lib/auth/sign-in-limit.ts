import { createHash, randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { addressGroup, isLoopback } from "@/lib/shared/address-group";
import type { Pace } from "./attempt-counter";
import { FORGET_MS, giveBackAttempt, takeAttempt, pauseNow } from "./attempt-counter";

const PER_ADDRESS: Pace = { free: 5, firstMs: 10_000, longestMs: 15 * 60_000 };
/** From many addresses together: in the end one guess a minute. Never longer, so that nobody is shut out by others. */
const PER_NAME: Pace = { free: 10, firstMs: 5_000, longestMs: 60_000 };

/** Codes of the second step, from many addresses together: in the end 12 an hour of a million. */
const CODES_PER_NAME: Pace = { free: 10, firstMs: 10_000, longestMs: 5 * 60_000 };

/** How long an address counts as one from which somebody signed in under a name. */
const FAMILIAR_MS = 90 * 24 * 60 * 60_000;
const TIDY_MS = 10 * 60_000;

/** An attempt the limit let through. */
export interface Attempt {
  /** To be called when the password was right, and more is asked for or nothing comes of it. */
  giveBack(): Promise<void>;
  /** To be called when somebody is signed in: the address counts as theirs from then on. */
  succeeded(): Promise<void>;
}

/**
 * Lets an attempt to sign in through, or says how many milliseconds to wait.
 *
 * Counts by address and by user name. The count by name slows a guess spread over many addresses; it leaves out the
 * appliance itself and every address from which that name has signed in during the last 90 days, so that an admin at
 * their usual desk cannot be kept out by somebody who keeps failing under the same name.
 *
 * @param now Milliseconds, for tests.
 */
export async function limitSignIn(
  username: string,
  address: string,
  now = Date.now(),
): Promise<{ readonly waitMs: number } | Attempt> {
  await tidy(now);
  const group = addressGroup(address);
  const name = nameless(username);
  const familiar = `familiar|${name}|${group}`;
  const keys = [`address|${group}`];
  const addressWait = await takeAttempt(`address|${group}`, PER_ADDRESS, now);
  if (addressWait > 0) return { waitMs: addressWait };
  if (!isLoopback(address) && !(await isFamiliar(familiar, now))) {
    const nameWait = await takeAttempt(`name|${name}`, PER_NAME, now);
    if (nameWait > 0) {
      await giveBackAttempt(`address|${group}`);
      return { waitMs: nameWait };
    }
    keys.push(`name|${name}`);
  }
  return letThrough(keys, familiar, now);
}

/**
 * Lets a code of the second step through, or says how many milliseconds to wait. Who gets here knows the password; six
 * digits are few, so the pauses are longer. They leave out what the first step leaves out: the owner at their usual desk,
 * and whoever sits at the appliance, are slowed by their own guesses alone.
 */
export async function limitCode(
  username: string,
  address: string,
  now = Date.now(),
): Promise<{ readonly waitMs: number } | Attempt> {
  const group = addressGroup(address);
  const name = nameless(username);
  const familiar = `familiar|${name}|${group}`;
  const own = `code|${name}|${group}`;
  const ownWait = await takeAttempt(own, PER_ADDRESS, now);
  if (ownWait > 0) return { waitMs: ownWait };
  const keys = [own];
  if (!isLoopback(address) && !(await isFamiliar(familiar, now))) {
    const wait = await takeAttempt(`code|${name}`, CODES_PER_NAME, now);
    if (wait > 0) {
      await giveBackAttempt(own);
      return { waitMs: wait };
    }
    keys.push(`code|${name}`);
  }
  return letThrough(keys, familiar, now);
}

/** Milliseconds between attempts under this name from addresses it is not known at; 0 where they are not slowed. */
export async function slowedFor(username: string, now = Date.now()): Promise<number> {
  const name = nameless(username);
  const pauses = await Promise.all([
    pauseNow(`name|${name}`, PER_NAME, now),
    pauseNow(`code|${name}`, CODES_PER_NAME, now),
  ]);
  return Math.max(...pauses);
}

/** Forgets the failed attempts under a name, wherever they came from. */
export async function forgetAttempts(username: string): Promise<void> {
  const name = nameless(username);
  await db().rateLimit.deleteMany({
    where: { OR: [{ key: `name|${name}` }, { key: { startsWith: `code|${name}` } }] },
  });
}

function letThrough(keys: readonly string[], familiar: string, now: number): Attempt {
  const giveBack = async () => {
    for (const key of keys) await giveBackAttempt(key);
  };
  return {
    giveBack,
    succeeded: async () => {
      await giveBack();
      await remember(familiar, now);
    },
  };
}

/** People type their password where the name belongs; it must not stand in the database for that. */
function nameless(username: string): string {
  return createHash("sha256").update(username).digest("base64url");
}

async function isFamiliar(key: string, now: number): Promise<boolean> {
  const row = await db().rateLimit.findUnique({ where: { key } });
  return row !== null && now - Number(row.lastRequest) < FAMILIAR_MS;
}

async function remember(key: string, now: number): Promise<void> {
  const lastRequest = BigInt(now);
  await db().rateLimit.upsert({
    where: { key },
    create: { id: randomUUID(), key, count: 1, lastRequest },
    update: { lastRequest },
  });
}

let tidied = 0;

/** Forgets what counts no longer, or names made up by a guesser would pile up. */
async function tidy(now: number): Promise<void> {
  if (now - tidied < TIDY_MS) return;
  tidied = now;
  const familiar = { key: { startsWith: "familiar|" } };
  await db().rateLimit.deleteMany({
    where: {
      OR: [
        { NOT: familiar, lastRequest: { lt: BigInt(now - FORGET_MS) } },
        { ...familiar, lastRequest: { lt: BigInt(now - FAMILIAR_MS) } },
      ],
    },
  });
}
