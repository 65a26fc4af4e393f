import { cookies, headers } from "next/headers";
import { auth, PENDING_SECONDS } from "./auth";
import { type Begun, pendingCookieName, type SessionCookie } from "./begin-session";
import { FAMILIAR_MS } from "./known-browser";

/**
 * Gives the browser its session, kept until the browser is closed (when it ends, the database says), or what stands for a
 * sign-in that waits for its code, kept for as long as the database keeps that.
 *
 * `lax`, not `strict`: a colleague who follows a link from a ticket is signed in where they arrive. Requests that change
 * something have their origin checked by the gate. `secure` where the browser itself says that it came over TLS.
 */
export async function storeBegun({ next, cookie, browser }: Begun): Promise<void> {
  await store(cookie, next === "code" ? PENDING_SECONDS : undefined);
  if (browser !== undefined) await store(browser, FAMILIAR_MS / 1000);
}

async function store({ name, value }: SessionCookie, maxAge?: number): Promise<void> {
  const secure = (await headers()).get("origin")?.startsWith("https://") === true;
  const age = maxAge === undefined ? {} : { maxAge };
  (await cookies()).set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure, ...age });
}

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).delete((await auth().$context).authCookies.sessionToken.name);
}

export async function dropPendingCookie(): Promise<void> {
  (await cookies()).delete(await pendingCookieName());
}
