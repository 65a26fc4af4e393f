"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { draftMountPin } from "@/lib/use-cases/draft-mount-pin";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The text that pins mountd to a port, or unpins it (null), to be reviewed and applied like any other. Changes nothing. */
export const draftMountPinAction = defineAction({
  name: "nfs-ports.draft",
  needsNoRoom: true,
  roles: MAY_CHANGE,
  input: z.object({ port: z.number().int().min(1).max(65_535).nullable() }),
  target: ({ port }) => (port === null ? "mountd" : `mountd, port ${String(port)}`),
  run: async (_ctx, { port }) => {
    const appliance = await openAppliance();
    return appliance.ok ? draftMountPin(appliance.value, port) : appliance;
  },
});
