import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { addressGroup, isLoopback } from "@/lib/shared/address-group";
import type { Pace } from "./attempt-counter";
import { FORGET_MS, nameless, pauseNow, takeAttempts } from "./attempt-counter";
import type { SessionCookie } from "./begin-session";
import { browserCookie, FAMILIAR_MS, type Origin } from "./known-browser";

const PER_ORIGIN: Pace = { free: 5, firstMs: 10_000, longestMs: 15 * 60_000 };
/** From many addresses together: in the end one guess a minute. Never longer, so that nobody is shut out by others. */
const PER_NAME: Pace = { free: 10, firstMs: 5_000, longestMs: 60_000 };

/** Codes of the second step, from many addresses together: in the end 12 an hour of a million. */
const CODES_PER_NAME: Pace = { free: 10, firstMs: 10_000, longestMs: 5 * 60_000 };

const TIDY_MS = 10 * 60_000;

/** An attempt the limit let through. */
export interface Attempt {
  /** To be called when the password was right, and more is asked for or nothing comes of it. */
  giveBack(): Promise<void>;
  /** To be called when somebody is signed in: address and browser count as theirs from then on. Gives what the browser is to keep. */
  succeeded(): Promise<SessionCookie>;
}

/**
 * Lets an attempt to sign in through, or says how many milliseconds to wait.
 *
 * Counts by address and by user name, so that others can try as they like and keep nobody out who has been here before: a browser in
 * which somebody has signed in under the name during the last 90 days has a count of its own, whoever shares its address; so
 * has the name at each address from which it has signed in. Neither those nor the appliance itself are slowed by what comes from elsewhere.
 *
 * @param now Milliseconds, for tests.
 */
export async function limitSignIn(
  username: string,
  origin: Origin,
  now = Date.now(),
): Promise<{ readonly waitMs: number } | Attempt> {
  await tidy(now);
  const name = nameless(username);
  const place = await placeOf(name, origin, now);
  const attempt = { username, origin, place, now };
  switch (place.known) {
    case "browser":
      return take(attempt, [[`browser|${name}|${place.id}`, PER_ORIGIN]]);
    case "address":
      return take(attempt, [[`address|${place.id}|${name}`, PER_ORIGIN]]);
    case "appliance":
      return take(attempt, [[`address|${place.id}`, PER_ORIGIN]]);
    case "no":
      return take(attempt, [
        [`address|${place.id}`, PER_ORIGIN],
        [`name|${name}`, PER_NAME],
      ]);
  }
}

/**
 * Lets a code of the second step through, or says how many milliseconds to wait. Who gets here knows the password; six
 * digits are few, so the pauses are longer. Who is known where they are is slowed by their own guesses alone, as in the first step.
 */
export async function limitCode(
  username: string,
  origin: Origin,
  now = Date.now(),
): Promise<{ readonly waitMs: number } | Attempt> {
  const name = nameless(username);
  const place = await placeOf(name, origin, now);
  const own = [`code|${name}|${place.id}`, PER_ORIGIN] as const;
  const attempt = { username, origin, place, now };
  return take(attempt, place.known === "no" ? [own, [`code|${name}`, CODES_PER_NAME]] : [own]);
}

/** Milliseconds between attempts under this name where it is not known, or at one of its addresses; 0 where they are not slowed. */
export async function slowedFor(username: string, now = Date.now()): Promise<number> {
  const name = nameless(username);
  const atAddresses = await db().rateLimit.findMany({
    where: { key: { startsWith: "address|", endsWith: `|${name}` } },
    select: { key: true },
  });
  const pauses = await Promise.all([
    pauseNow(`name|${name}`, PER_NAME, now),
    pauseNow(`code|${name}`, CODES_PER_NAME, now),
    ...atAddresses.map(({ key }) => pauseNow(key, PER_ORIGIN, now)),
  ]);
  return Math.max(...pauses);
}

/** Forgets the failed attempts under a name, and those of every address, since its owner may share one with whoever tried. */
export async function forgetAttempts(username: string): Promise<void> {
  const name = nameless(username);
  const of = ["address|", `code|${name}`, `browser|${name}`];
  await db().rateLimit.deleteMany({
    where: { OR: [{ key: `name|${name}` }, ...of.map((startsWith) => ({ key: { startsWith } }))] },
  });
}

/** What an attempt is counted by, and whether its user name has been there before. */
interface Place {
  readonly known: "browser" | "address" | "appliance" | "no";
  readonly id: string;
}

async function placeOf(name: string, { address, browser }: Origin, now: number): Promise<Place> {
  if (browser !== null && (await isFamiliar(familiarBrowser(name, browser), now))) {
    return { known: "browser", id: nameless(browser) };
  }
  const group = addressGroup(address);
  if (await isFamiliar(familiarAddress(name, group), now)) return { known: "address", id: group };
  return { known: isLoopback(address) ? "appliance" : "no", id: group };
}

interface Taking {
  readonly username: string;
  readonly origin: Origin;
  readonly place: Place;
  readonly now: number;
}

async function take(
  { username, origin, place, now }: Taking,
  counts: readonly (readonly [key: string, pace: Pace])[],
): Promise<{ readonly waitMs: number } | Attempt> {
  const taken = await takeAttempts(counts, now);
  if ("waitMs" in taken) return taken;
  return {
    ...taken,
    succeeded: async () => {
      await taken.giveBack();
      const name = nameless(username);
      const cookie = await browserCookie(username, place.known === "browser" ? origin.browser : null);
      await remember(familiarAddress(name, addressGroup(origin.address)), now);
      await remember(familiarBrowser(name, cookie.value), now);
      return cookie;
    },
  };
}

function familiarAddress(name: string, group: string): string {
  return `familiar|${name}|${group}`;
}

/** The browser's secret itself is not kept. */
function familiarBrowser(name: string, token: string): string {
  return `familiar|${name}|browser|${nameless(token)}`;
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
  if (Math.abs(now - tidied) < TIDY_MS) return;
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
