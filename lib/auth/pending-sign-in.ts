import { parseCookies } from "better-auth/cookies";
import { db } from "@/lib/db/client";
import { auth } from "./auth";
import { pendingCookieName } from "./begin-session";

/** Whose sign-in waits for its code. */
export interface PendingSignIn {
  readonly id: string;
  readonly username: string;
  readonly role: string;
}

/**
 * The account whose password was right a moment ago, by the request's cookie; null where there is none, or it is too old.
 * better-auth checks the cookie's signature once a code comes.
 */
export async function pendingSignIn(headers: Headers): Promise<PendingSignIn | null> {
  const cookie = parseCookies(headers.get("cookie") ?? "").get(await pendingCookieName());
  const identifier = cookie === undefined ? "" : unescaped(cookie).split(".").slice(0, -1).join(".");
  if (identifier === "") return null;
  const found = await (await auth().$context).internalAdapter.findVerificationValue(identifier);
  if (!found || found.expiresAt.getTime() < Date.now()) return null;
  const user = await db().user.findUnique({ where: { id: found.value } });
  if (user === null || user.username === null) return null;
  return { id: user.id, username: user.username, role: user.role };
}

/** The request without any other cookie: a session of somebody else's in the same browser has no part in this. */
export function withPendingAlone(headers: Headers, name: string): Headers {
  const alone = new Headers(headers);
  const value = parseCookies(headers.get("cookie") ?? "").get(name);
  alone.set("cookie", value === undefined ? "" : `${name}=${encodeURIComponent(unescaped(value))}`);
  return alone;
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
