import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_CHANGE, MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { showTunnel } from "@/lib/use-cases/show-tunnel";

/** One profile with its live state and the files made of it. Public keys are for who may change it; private ones for nobody. */
export const GET = defineRead({
  name: "tunnels.show",
  roles: MAY_LOOK,
  input: z.object({ id: z.uuid() }),
  run: async ({ actor }, { id }) => {
    const appliance = await openAppliance();
    return appliance.ok ? showTunnel(appliance.value, id, MAY_CHANGE.includes(actor.role)) : appliance;
  },
});
