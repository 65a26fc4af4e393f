import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_REACH_OUT } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readPathFacts } from "@/lib/use-cases/read-export-folders";

/** Whether a path is a folder of the appliance, and what of it is exported already: for who fills in the form. */
export const GET = defineRead({
  name: "exports.path",
  roles: MAY_REACH_OUT,
  input: z.object({ path: z.string().min(1).max(4096) }),
  run: async (_ctx, { path }) => {
    const appliance = await openAppliance();
    return appliance.ok ? readPathFacts(appliance.value, path) : appliance;
  },
});
