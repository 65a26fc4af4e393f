import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { ExportQuery, readExports } from "@/lib/use-cases/read-exports";

/** One page of the exports of the file as it is on disk now. */
export const GET = defineRead({
  name: "exports.list",
  roles: MAY_LOOK,
  input: ExportQuery,
  run: async (_ctx, query) => {
    const appliance = await openAppliance();
    return appliance.ok ? readExports(appliance.value, query) : appliance;
  },
});
