import { APIError } from "better-auth/api";
import { auth } from "./auth";

/** better-auth's own limit; a longer one never signs in. */
export const LONGEST_PASSWORD = 128;

/** A cookie for the browser, still without its attributes. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
}

/**
 * Begins a session where name and password belong together; null where they do not, be it that the name does not exist,
 * which takes as long (better-auth then hashes the password for nothing).
 *
 * @param headers Of the request: address and browser are kept with the session.
 */
export async function beginSession(
  username: string,
  password: string,
  headers: Headers,
): Promise<SessionCookie | null> {
  const { name } = (await auth().$context).authCookies.sessionToken;
  try {
    const answer = await auth().api.signInUsername({
      body: { username, password },
      headers,
      returnHeaders: true,
    });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`));
    const value = cookie?.slice(name.length + 1).split(";")[0];
    if (value === undefined) throw new Error("better-auth began a session and set no cookie.");
    return { name, value: decodeURIComponent(value) };
  } catch (error) {
    if (error instanceof APIError && error.statusCode >= 400 && error.statusCode < 500) return null;
    throw error;
  }
}
