import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readDirectory } from "@/lib/use-cases/read-directory";

/** Whether the appliance is joined to an Active Directory domain. */
export const GET = defineRead({
  name: "directory.read",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? readDirectory(appliance.value) : appliance;
  },
});
