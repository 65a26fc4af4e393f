import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { STAFF } from "@/lib/auth/roles";
import { listSessions } from "@/lib/auth/sessions";
import { ok } from "@/lib/shared/result";

/** The sessions of the account that asks; `current` is the one it asks with. */
export const GET = defineRead({
  name: "session.list",
  roles: STAFF,
  input: z.object({}),
  run: async ({ session }) => ok({ current: session.id, sessions: await listSessions(session.user.id) }),
});
