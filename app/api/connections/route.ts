import { z } from "zod";
import { defineRead } from "@/lib/actions/gate";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readConnections } from "@/lib/use-cases/read-connections";

/** Who is connected to which share now. */
export const GET = defineRead({
  name: "connections.list",
  roles: ["admin", "helpdesk"],
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? readConnections(appliance.value) : appliance;
  },
});
