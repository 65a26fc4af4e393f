import { APIError } from "better-auth/api";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { auth, BARRED } from "./auth";

/** A cookie for the browser, still without its attributes. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
}

/** `session`: signed in. `code`: the password was right, and the second factor is asked for; there is no session yet. */
export interface Begun {
  readonly next: "session" | "code";
  readonly cookie: SessionCookie;
  /** What the browser is to be known by, once somebody is signed in. */
  readonly browser?: SessionCookie;
}

/** `wrong`: name and password do not belong together. `barred`: they do, and the account may not be used here. */
export type NoSession = Failure<"wrong" | "barred">;

/**
 * Begins a session where name and password belong together. A name that does not exist takes as long as a wrong password
 * (better-auth then hashes the password for nothing).
 *
 * @param headers Of the request: address and browser are kept with the session.
 */
export async function beginSession(
  username: string,
  password: string,
  headers: Headers,
): Promise<Result<Begun, NoSession>> {
  try {
    const answer = await auth().api.signInUsername({
      body: { username, password },
      headers,
      returnHeaders: true,
    });
    const pending = cookieIn(answer.headers, await pendingCookieName());
    if (pending !== null) return ok({ next: "code", cookie: pending });
    return ok({ next: "session", cookie: await sessionCookieIn(answer.headers) });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode < 400 || error.statusCode >= 500) throw error;
    if (error.body?.code === BARRED) return fail({ code: "barred", message: error.message });
    return fail({ code: "wrong", message: t("User name or password is not right.") });
  }
}

/** Name of the cookie that stands for a sign-in whose second factor is still to come. */
export async function pendingCookieName(): Promise<string> {
  return (await auth().$context).createAuthCookie("two_factor").name;
}

/** The cookie of a session that better-auth has just begun. */
export async function sessionCookieIn(headers: Headers): Promise<SessionCookie> {
  const cookie = cookieIn(headers, (await auth().$context).authCookies.sessionToken.name);
  if (cookie === null) throw new Error("better-auth began a session and set no cookie.");
  return cookie;
}

/** A cookie among those an answer sets; one that it takes away has no value, and is none. */
function cookieIn(headers: Headers, name: string): SessionCookie | null {
  const line = headers.getSetCookie().findLast((each) => each.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).split(";")[0] ?? "";
  return value === "" ? null : { name, value: decodeURIComponent(value) };
}
