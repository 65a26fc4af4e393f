import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { recentConnections } from "@/lib/use-cases/recent-connections";
import { readShareStatus } from "@/lib/use-cases/read-share-status";

/** Every share with its state, sessions and last check; `known` is the tag of the smb.conf that the page has already. */
export const GET = defineRead({
  name: "share-status.read",
  roles: MAY_LOOK,
  input: z.object({ known: z.string().max(100).catch("").default("") }),
  run: async (_ctx, { known }) => {
    const appliance = await openAppliance();
    if (!appliance.ok) return appliance;
    return readShareStatus(
      appliance.value,
      known,
      async (host) => (await recentConnections(host)).connections,
    );
  },
});
