import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { listVerifications } from "@/lib/use-cases/list-verifications";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The last check of each share: when, by whom, whether it is as smb.conf promises, and whether that has changed since. */
export const GET = defineRead({
  name: "verifications.list",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? listVerifications(appliance.value) : appliance;
  },
});
