import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { listTunnels } from "@/lib/use-cases/list-tunnels";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** All tunnel profiles, each with its live state; no key. */
export const GET = defineRead({
  name: "tunnels.list",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? listTunnels(appliance.value) : appliance;
  },
});
