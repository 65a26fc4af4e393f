"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_REACH_OUT } from "@/lib/auth/roles";
import { ProfileId } from "@/lib/tunnels/profile";
import { ServerAddress } from "@/lib/tunnels/server-address";
import type { SetUpReport } from "@/lib/tunnels/tunnel-step";
import { readClientHostKey, type ShownHostKey } from "@/lib/use-cases/client-host-key";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { setUpClient } from "@/lib/use-cases/set-up-client";
import { t } from "@/lib/words/t";

const Address = z.object({
  host: ServerAddress,
  port: z
    .number({ error: () => t("Give a port from 1 to 65535.") })
    .int()
    .min(1)
    .max(65_535),
});

const user = z
  .string()
  .trim()
  .min(1, { error: () => t("Enter the user to sign in as.") })
  .max(256, { error: () => t("No more than 256 characters.") });

/** The host key that a client shows, for a person to compare. Nobody signs in. */
export const readClientHostKeyAction = defineAction({
  name: "tunnels.client-host-key",
  roles: MAY_REACH_OUT,
  input: Address,
  target: ({ host, port }) => `${host}:${String(port)}`,
  describe: ({ type, fingerprint }: ShownHostKey) => ({
    outcome: "done",
    detail: `It shows ${type} ${fingerprint}.`,
  }),
  run: async (_ctx, address) => {
    const appliance = await openAppliance();
    return appliance.ok ? readClientHostKey(appliance.value, address) : appliance;
  },
});

/** Sets a client up over SSH. What a person signs in with there is used for this and kept nowhere. */
export const setUpClientAction = defineAction({
  name: "tunnels.set-up-client",
  roles: MAY_REACH_OUT,
  input: z.object({
    id: ProfileId,
    runId: z.uuid(),
    address: Address,
    hostKey: z.string().min(1).max(16_384),
    who: z.union([
      z.object({
        user,
        password: z
          .string()
          .min(1, { error: () => t("Enter the password.") })
          .max(1024),
      }),
      z.object({
        user,
        privateKey: z
          .string()
          .trim()
          .min(1, { error: () => t("Paste the private key.") })
          .max(32_768),
        passphrase: z.string().max(1024),
      }),
    ]),
    newKey: z.boolean(),
  }),
  target: ({ id }) => id,
  describe: ({ done, summary }: SetUpReport) => ({ outcome: done ? "done" : "failed", detail: summary }),
  run: async ({ actor }, request) => {
    const appliance = await openAppliance();
    return appliance.ok ? setUpClient(appliance.value, { ...request, actor }) : appliance;
  },
});
