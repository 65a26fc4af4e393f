import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { safeNextPath } from "./next-path";
import { PATH_HEADER } from "./request-path";
import { barOf } from "./standing";
import { currentSession, type Session } from "./session";

/** Where somebody puts their own password in the place of one that was made up for them. */
const NEW_PASSWORD_PAGE = "/new-password";

/**
 * For pages and layouts: the session, or off to the sign-in page and, after it, back to where they were going.
 *
 * Every page calls it, its layout's call notwithstanding: Next renders the two side by side, and a page that is navigated
 * to within the panel without its layout. Asked once a request, however many call.
 */
export const requirePageSession = cache(async (): Promise<Session> => {
  const session = await currentSession("act");
  if (session !== null && barOf(session.user) === null) {
    if (session.user.passwordDue) redirect(NEW_PASSWORD_PAGE);
    return session;
  }
  const next = safeNextPath((await headers()).get(PATH_HEADER));
  redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
});
