import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { SPANS } from "@/lib/dashboard/rings";
import { ok } from "@/lib/shared/result";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readSeries } from "@/lib/use-cases/samples";

/** What was measured in the last hour, day or week, for the charts. */
export const GET = defineRead({
  name: "dashboard.history",
  roles: MAY_LOOK,
  input: z.object({ span: z.enum(SPANS).catch("hour").default("hour") }),
  run: async (_ctx, { span }) => {
    const appliance = await openAppliance();
    return appliance.ok ? ok(await readSeries(appliance.value, span)) : appliance;
  },
});
