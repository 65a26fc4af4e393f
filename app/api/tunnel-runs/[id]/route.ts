import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { stepsOfRun } from "@/lib/use-cases/live-steps";

/** How far a test, or the set-up of a client, has come; no steps where it has not begun, or was made by an earlier process. */
export const GET = defineRead({
  name: "tunnels.steps",
  roles: MAY_CHANGE,
  input: z.object({ id: z.uuid() }),
  run: (_ctx, { id }) => Promise.resolve(ok(stepsOfRun(id))),
});
