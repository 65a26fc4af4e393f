import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { tunnelGround } from "@/lib/use-cases/tunnel-ground";

/** What the form of a tunnel profile proposes: ports in use, and the appliance's exports. */
export const GET = defineRead({
  name: "tunnels.ground",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? tunnelGround(appliance.value) : appliance;
  },
});
