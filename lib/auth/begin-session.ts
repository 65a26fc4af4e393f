import { APIError } from "better-auth/api";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { auth, BARRED } from "./auth";

/** better-auth's own limit; a longer one never signs in. */
export const LONGEST_PASSWORD = 128;

/** A cookie for the browser, still without its attributes. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
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
): Promise<Result<SessionCookie, NoSession>> {
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
    return ok({ name, value: decodeURIComponent(value) });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode < 400 || error.statusCode >= 500) throw error;
    if (error.body?.code === BARRED) return fail({ code: "barred", message: error.message });
    return fail({ code: "wrong", message: "User name or password is not right." });
  }
}
