import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { checkClient } from "@/lib/use-cases/check-client";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** Whether a client system can connect to a share, as smb.conf is now. */
export const GET = defineRead({
  name: "client.check",
  roles: MAY_LOOK,
  input: z.object({ share: z.string().min(1).max(1000), client: z.string().min(1).max(100) }),
  run: async (_ctx, question) => {
    const appliance = await openAppliance();
    return appliance.ok ? checkClient(appliance.value, question) : appliance;
  },
});
