"use server";

import { z } from "zod";
import { defineAction } from "@/lib/actions/gate";
import { ProfileId } from "@/lib/tunnels/profile";
import type { TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { testTunnel } from "@/lib/use-cases/test-tunnel";

/** Goes a tunnel's way through a real SSH connection. For admins: it may let a key in for as long as it takes. */
export const testTunnelAction = defineAction({
  name: "tunnels.test",
  roles: ["admin"],
  input: z.object({ id: ProfileId, runId: z.uuid() }),
  target: ({ id }) => id,
  describe: ({ passed, summary }: TunnelTestReport) => ({
    outcome: passed ? "done" : "failed",
    detail: summary,
  }),
  run: async ({ actor }, request) => {
    const appliance = await openAppliance();
    return appliance.ok ? testTunnel(appliance.value, { ...request, actor }) : appliance;
  },
});
