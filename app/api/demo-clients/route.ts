import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The appliance's demo clients and what they do now; null where the appliance has none. */
export const GET = defineRead({
  name: "demo-clients.list",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? ok(appliance.value.demoClients?.list() ?? null) : appliance;
  },
});
