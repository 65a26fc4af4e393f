import { cookies, headers } from "next/headers";
import { auth } from "./auth";
import type { SessionCookie } from "./begin-session";

/**
 * Gives the browser its session. Kept until the browser is closed; when the session ends, the database says.
 *
 * `lax`, not `strict`: a colleague who follows a link from a ticket is signed in where they arrive. Requests that change
 * something have their origin checked by the gate. `secure` where the browser itself says that it came over TLS.
 */
export async function storeSessionCookie({ name, value }: SessionCookie): Promise<void> {
  const secure = (await headers()).get("origin")?.startsWith("https://") === true;
  (await cookies()).set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure });
}

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).delete((await auth().$context).authCookies.sessionToken.name);
}
