import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { readShareForm } from "@/lib/use-cases/draft-share-change";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The share form, filled from the file. */
export const GET = defineRead({
  name: "shares.form",
  roles: MAY_LOOK,
  input: z.object({ name: z.string().min(1).max(1000) }),
  run: async (_ctx, { name }) => {
    const appliance = await openAppliance();
    return appliance.ok ? readShareForm(appliance.value, name) : appliance;
  },
});
