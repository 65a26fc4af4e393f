import * as v from "valibot";

/** The sessions of an account as the panel tells them. */
export const SessionsAnswer = v.object({
  /** Id of the session this browser has. */
  current: v.string(),
  sessions: v.array(
    v.object({
      id: v.string(),
      address: v.string(),
      browser: v.string(),
      since: v.string(),
      expiresAt: v.string(),
    }),
  ),
});
