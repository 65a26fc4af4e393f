import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readSessionChanges } from "@/lib/use-cases/read-session-changes";

/** Who is connected now, each beside what smb.conf demands of it; `known` is the version that the page has already. */
export const GET = defineRead({
  name: "sessions.list",
  roles: MAY_LOOK,
  input: z.object({ known: z.string().max(100).catch("").default("") }),
  run: async (_ctx, { known }) => {
    const appliance = await openAppliance();
    return appliance.ok ? readSessionChanges(appliance.value, known) : appliance;
  },
});
