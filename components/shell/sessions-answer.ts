import * as z from "zod/mini";

/** The sessions of an account as the panel tells them. */
export const SessionsAnswer = z.object({
  /** Id of the session this browser has. */
  current: z.string(),
  sessions: z.array(
    z.object({
      id: z.string(),
      address: z.string(),
      browser: z.string(),
      since: z.string(),
      expiresAt: z.string(),
    }),
  ),
});
