import { randomBytes } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { nameless } from "./attempt-counter";
import { auth } from "./auth";
import type { SessionCookie } from "./begin-session";
import { requestAddress } from "./request-address";

/** How long a browser or an address counts as one in which somebody signed in under a name. */
export const FAMILIAR_MS = 90 * 24 * 60 * 60_000;

/** Where an attempt comes from. */
export interface Origin {
  readonly address: string;
  /** What this browser was given when somebody last signed in under the name in it, if it has that still. */
  readonly browser: string | null;
}

/** 256 random bits, base64url: nobody guesses one. */
const TOKEN = /^[\w-]{43}$/u;

export async function originOf(headers: Headers, username: string): Promise<Origin> {
  const token = parseCookies(headers.get("cookie") ?? "").get(await cookieName(username)) ?? "";
  return { address: requestAddress(headers), browser: TOKEN.test(token) ? token : null };
}

/** What a browser is given that somebody has signed in with. It opens nothing: it only keeps others' attempts apart. */
export async function browserCookie(username: string, token: string | null): Promise<SessionCookie> {
  return { name: await cookieName(username), value: token ?? randomBytes(32).toString("base64url") };
}

/** One for each account: a browser may serve several people. */
async function cookieName(username: string): Promise<string> {
  const context = await auth().$context;
  return context.createAuthCookie(`browser_${nameless(username).slice(0, 12)}`).name;
}
