"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { switchDemoClients } from "@/lib/use-cases/switch-demo-clients";

/** Starts the sandbox's demo clients, or stops them. */
export const switchDemoClientsAction = defineAction({
  name: "demo-clients.switch",
  roles: MAY_CHANGE,
  input: z.object({ to: z.enum(["started", "stopped"]) }),
  target: ({ to }) => `demo clients ${to}`,
  run: async (_ctx, { to }) => {
    const appliance = await openAppliance();
    return appliance.ok ? switchDemoClients(appliance.value, to) : appliance;
  },
});
