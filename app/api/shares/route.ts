import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { listShares, ShareQuery } from "@/lib/use-cases/list-shares";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** One page of the shares of the file as it is on disk now. */
export const GET = defineRead({
  name: "shares.list",
  roles: MAY_LOOK,
  input: ShareQuery,
  run: async (_ctx, query) => {
    const appliance = await openAppliance();
    return appliance.ok ? listShares(appliance.value, query) : appliance;
  },
});
