import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readEncryption } from "@/lib/use-cases/read-encryption";
import { ok } from "@/lib/shared/result";

/** Where the appliance stands on encryption in flight; null to whoever names the tag of what they have already. */
export const GET = defineRead({
  name: "encryption.read",
  roles: MAY_LOOK,
  input: z.object({ tag: z.string().max(64).optional() }),
  run: async (_ctx, { tag }) => {
    const appliance = await openAppliance();
    if (!appliance.ok) return appliance;
    const read = await readEncryption(appliance.value);
    return read.ok && read.value.tag === tag ? ok(null) : read;
  },
});
