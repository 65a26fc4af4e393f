"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_LOOK, STAFF } from "@/lib/auth/roles";
import { dropSessionCookie } from "@/lib/auth/session-cookie";
import { endSessions } from "@/lib/auth/sessions";
import { fail, ok } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** Ends the session this request belongs to. The page then goes to /sign-in. */
export const signOut = defineAction({
  name: "session.sign-out",
  needsNoRoom: true,
  roles: MAY_LOOK,
  whilePasswordDue: true,
  input: z.void(),
  run: async ({ session }) => {
    await endSessions(session.user.id, [session.id]);
    await dropSessionCookie();
    return ok(null);
  },
});

/** Ends all sessions of this account, the present one among them. */
export const signOutEverywhere = defineAction({
  name: "session.sign-out-everywhere",
  needsNoRoom: true,
  roles: STAFF,
  input: z.void(),
  run: async ({ session }) => {
    const ended = await endSessions(session.user.id, "all");
    await dropSessionCookie();
    return ok({ ended });
  },
  describe: ({ ended }) => ({ outcome: "done", detail: `Sessions ended: ${String(ended)}.` }),
});

/** Ends another session of one's own account. */
export const endOwnSession = defineAction({
  name: "session.end",
  needsNoRoom: true,
  roles: STAFF,
  input: z.object({ id: z.string().min(1).max(64) }),
  target: ({ id }) => id,
  run: async ({ session }, { id }) => {
    if ((await endSessions(session.user.id, [id])) === 1) return ok(null);
    const message = t("That session has already ended. Nothing is left to do; the list is now up to date.");
    return fail({ code: "missing", message });
  },
});
