import { z } from "zod";
import { defineRead } from "@/lib/actions/gate";
import { ok } from "@/lib/shared/result";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/** The appliance's demo clients and what they do now; null where the appliance has none. */
export const GET = defineRead({
  name: "demo-clients.list",
  roles: ["admin", "helpdesk"],
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? ok(appliance.value.demoClients?.list() ?? null) : appliance;
  },
});
