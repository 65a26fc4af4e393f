import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readDashboard } from "@/lib/use-cases/read-dashboard";

/** How it all stands now, part by part: one that is not known leaves the others. */
export const GET = defineRead({
  name: "dashboard.read",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async ({ actor }) => {
    const appliance = await openAppliance();
    return appliance.ok ? readDashboard(appliance.value, actor) : appliance;
  },
});
