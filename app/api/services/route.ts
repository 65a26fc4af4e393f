import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readServices } from "@/lib/use-cases/read-services";

/** The appliance's name and how its services do: what the header's lamps show. */
export const GET = defineRead({
  name: "services.read",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? readServices(appliance.value) : appliance;
  },
});
