import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readRefusals, RefusalQuery } from "@/lib/use-cases/read-refusals";

/** Who was refused lately, from Samba's log. */
export const GET = defineRead({
  name: "refusals.list",
  roles: MAY_LOOK,
  input: RefusalQuery,
  run: async (_ctx, query) => {
    const appliance = await openAppliance();
    return appliance.ok ? readRefusals(appliance.value, query) : appliance;
  },
});
