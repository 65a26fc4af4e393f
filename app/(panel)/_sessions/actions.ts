"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { closeClearSessions, type ClosedClear, closeSession } from "@/lib/use-cases/close-sessions";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** Ends one session, where it still is the one that was seen. */
export const closeSessionAction = defineAction({
  name: "sessions.close",
  roles: MAY_CHANGE,
  input: z.object({
    session: z.object({
      id: z.string().max(200),
      client: z.string().max(1000),
      share: z.string().max(1000),
      since: z.string().max(100),
    }),
    how: z.enum(["tree-connect", "connection"]),
  }),
  target: ({ session }) => `${session.client} at ${session.share}`,
  run: async (_ctx, { session, how }) => {
    const appliance = await openAppliance();
    return appliance.ok ? closeSession(appliance.value, session, how) : appliance;
  },
  describe: ({ message }) => ({ outcome: "done", detail: message }),
});

/** Ends the sessions that go on in the clear although smb.conf demands encryption. */
export const closeClearSessionsAction = defineAction({
  name: "sessions.close-clear",
  roles: MAY_CHANGE,
  input: z.object({ how: z.enum(["tree-connect", "connection", "restart"]) }),
  target: ({ how }) => `clear sessions, by ${how}`,
  run: async (_ctx, { how }) => {
    const appliance = await openAppliance();
    return appliance.ok ? closeClearSessions(appliance.value, how) : appliance;
  },
  describe: ({ message }: ClosedClear) => ({ outcome: "done", detail: message }),
});
