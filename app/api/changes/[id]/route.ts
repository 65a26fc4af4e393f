import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { stepsOfChange } from "@/lib/use-cases/change-progress";
import type { ChangeSteps } from "@/lib/use-cases/change-types";

/** How far a change has come; no steps where it has not begun, or was made by an earlier process. */
export const GET = defineRead({
  name: "changes.steps",
  roles: MAY_LOOK,
  input: z.object({ id: z.uuid() }),
  run: (_ctx, { id }) => Promise.resolve(ok<ChangeSteps>({ steps: stepsOfChange(id) })),
});
