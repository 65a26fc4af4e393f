import { z } from "zod";
import { defineRead } from "@/lib/actions/gate";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readSessions } from "@/lib/use-cases/read-sessions";

/** Who is connected now, each beside what smb.conf demands of it. */
export const GET = defineRead({
  name: "sessions.list",
  roles: ["admin", "helpdesk"],
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? readSessions(appliance.value) : appliance;
  },
});
