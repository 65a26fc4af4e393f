import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readNfsPorts } from "@/lib/use-cases/read-nfs-ports";

/** Where NFS and mountd are now, what answers there, and where the appliance's files put them. */
export const GET = defineRead({
  name: "nfs-ports.read",
  roles: MAY_LOOK,
  input: z.object({}),
  run: async () => {
    const appliance = await openAppliance();
    return appliance.ok ? readNfsPorts(appliance.value) : appliance;
  },
});
