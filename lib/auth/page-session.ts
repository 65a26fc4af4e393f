import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { safeNextPath } from "./next-path";
import { PATH_HEADER } from "./request-path";
import { currentSession, type Session } from "./session";

/**
 * For pages and layouts: the session, or off to the sign-in page and, after it, back to where they were going.
 */
export async function requirePageSession(): Promise<Session> {
  const session = await currentSession("act");
  if (session !== null) return session;
  const next = safeNextPath((await headers()).get(PATH_HEADER));
  redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}
