import * as z from "zod";
import { defineRead } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { ProfileId } from "@/lib/tunnels/profile";
import { listTunnelTests } from "@/lib/use-cases/list-tunnel-tests";

/** What the last tests of a tunnel profile came to, newest first. */
export const GET = defineRead({
  name: "tunnels.tests",
  roles: MAY_LOOK,
  input: z.object({ id: ProfileId }),
  run: async (_ctx, { id }) => ok(await listTunnelTests(id)),
});
