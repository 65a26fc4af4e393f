import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readMissingFolders } from "@/lib/use-cases/read-export-folders";
import { ExportQuery } from "@/lib/use-cases/read-exports";

/** Which exports of a page of the list name no folder of the appliance: asked apart, for a disk may be slow to tell. */
export const GET = defineRead({
  name: "exports.folders",
  roles: MAY_LOOK,
  input: ExportQuery,
  run: async (_ctx, query) => {
    const appliance = await openAppliance();
    return appliance.ok ? readMissingFolders(appliance.value, query) : appliance;
  },
});
