"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { ShareForm } from "@/lib/samba/share-form";
import { draftShareChange } from "@/lib/use-cases/draft-share-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { restartSamba } from "@/lib/use-cases/restart-samba";

/** The text that a share form stands for, to be reviewed and applied like any other. Changes nothing. */
export const draftShareChangeAction = defineAction({
  name: "shares.draft",
  needsNoRoom: true,
  roles: MAY_CHANGE,
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("create"), form: ShareForm }),
    z.object({ kind: z.literal("edit"), name: z.string().min(1).max(1000), form: ShareForm }),
    z.object({ kind: z.literal("remove"), name: z.string().min(1).max(1000) }),
  ]),
  target: (change) => (change.kind === "create" ? change.form.name : change.name),
  run: async (_ctx, change) => {
    const appliance = await openAppliance();
    return appliance.ok ? draftShareChange(appliance.value, change) : appliance;
  },
});

/** Restarts smbd and waits until it serves: every session ends. */
export const restartSambaAction = defineAction({
  name: "samba.restart",
  roles: MAY_CHANGE,
  input: z.strictObject({}),
  target: () => "smbd",
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? restartSamba(appliance.value) : appliance;
  },
});
