import { defineRead } from "@/lib/actions/gate";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readRefusals, RefusalQuery } from "@/lib/use-cases/read-refusals";

/** Who was refused lately, from Samba's log. */
export const GET = defineRead({
  name: "refusals.list",
  roles: ["admin", "helpdesk"],
  input: RefusalQuery,
  run: async (_ctx, query) => {
    const appliance = await openAppliance();
    return appliance.ok ? readRefusals(appliance.value, query) : appliance;
  },
});
