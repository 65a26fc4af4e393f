import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { readExportForm } from "@/lib/use-cases/draft-export-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The export form, filled from the file. */
export const GET = defineRead({
  name: "exports.form",
  roles: MAY_LOOK,
  input: z.object({ path: z.string().min(1).max(4096) }),
  run: async (_ctx, { path }) => {
    const appliance = await openAppliance();
    return appliance.ok ? readExportForm(appliance.value, path) : appliance;
  },
});
