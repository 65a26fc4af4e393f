import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { findVerification } from "@/lib/use-cases/list-verifications";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The last check of one share, with what was promised and found. */
export const GET = defineRead({
  name: "verifications.last",
  roles: MAY_LOOK,
  input: z.object({ share: z.string().min(1).max(1000) }),
  run: async (_ctx, { share }) => {
    const appliance = await openAppliance();
    return appliance.ok ? findVerification(appliance.value, share) : appliance;
  },
});
