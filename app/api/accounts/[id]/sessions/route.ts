import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_ADMINISTER } from "@/lib/auth/roles";
import { listSessions } from "@/lib/auth/sessions";
import { ok } from "@/lib/shared/result";

/** Where an account is signed in; `current` is the session of who asks. */
export const GET = defineRead({
  name: "accounts.sessions",
  roles: MAY_ADMINISTER,
  input: z.object({ id: z.string().min(1).max(64) }),
  run: async ({ session }, { id }) => ok({ current: session.id, sessions: await listSessions(id) }),
});
