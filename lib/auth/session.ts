import { headers } from "next/headers";
import { requestAddress } from "./request-address";
import { isRole, type Role } from "./roles";
import { storedSession } from "./stored-session";

/** A signed-in person, as the database says at this moment. Bears no token. */
export interface Session {
  readonly id: string;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly role: Role;
    readonly isDisabled: boolean;
    /** Their password was made up for them, and they have not chosen their own yet. */
    readonly passwordDue: boolean;
    readonly hasSecondFactor: boolean;
  };
  /** When they last showed that it is them: at signing in, or since. */
  readonly confirmedAt: Date;
  /** Where the present request comes from, which need not be where the session began. */
  readonly address: string;
  readonly expiresAt: Date;
}

/**
 * The session of the request being served, or null. Read from the database each time, so that a session signed out, or a
 * role taken away, counts at once. An account whose role is none of ours counts as signed out.
 *
 * @param use `act` (a page is opened, something is done) moves the end of the session on; `look` (a live read, which
 *   pages repeat by themselves) does not, or a forgotten tab would stay signed in for ever.
 */
export async function currentSession(use: "act" | "look" = "look"): Promise<Session | null> {
  const given = await headers();
  const found = await storedSession(given, use);
  if (found === null) return null;
  const { role } = found.user;
  const username = found.user.username;
  if (!isRole(role) || typeof username !== "string" || username === "") return null;
  return {
    id: found.session.id,
    user: {
      id: found.user.id,
      name: found.user.name,
      username,
      role,
      isDisabled: (found.user.disabledAt ?? null) !== null,
      passwordDue: found.user.passwordDue === true,
      hasSecondFactor: found.user.twoFactorEnabled === true,
    },
    confirmedAt: found.session.confirmedAt ?? found.session.createdAt,
    address: requestAddress(given),
    expiresAt: found.session.expiresAt,
  };
}
