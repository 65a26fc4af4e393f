"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { ProfileId } from "@/lib/tunnels/profile";
import type { TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { whoMayChangeTunnel } from "@/lib/use-cases/demo-limits";
import { keptTest } from "@/lib/use-cases/kept-test";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { testTunnel } from "@/lib/use-cases/test-tunnel";

/** Goes a tunnel's way through a real SSH connection. For admins: it may let a key in for as long as it takes. */
export const testTunnelAction = defineAction({
  name: "tunnels.test",
  roles: MAY_CHANGE,
  input: z.object({ id: ProfileId, runId: z.uuid() }),
  narrow: ({ id }) => whoMayChangeTunnel(id),
  target: ({ id }) => id,
  describe: (report: TunnelTestReport) => ({
    outcome: report.passed ? "done" : "failed",
    detail: keptTest(report).summary,
  }),
  run: async ({ actor }, request) => {
    const appliance = await openAppliance();
    return appliance.ok ? testTunnel(appliance.value, { ...request, actor }) : appliance;
  },
});
