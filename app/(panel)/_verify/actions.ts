"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_LOOK } from "@/lib/auth/roles";
import type { VerificationReport } from "@/lib/samba/verify/report";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { verifyShare } from "@/lib/use-cases/verify-share";
import { t } from "@/lib/words/t";

/**
 * Connects to a share as several kinds of client and says whether they meet what smb.conf promises. Changes nothing, so
 * the helpdesk may ask for it too; how often a password may be tried is limited behind it.
 */
export const verifyShareAction = defineAction({
  name: "shares.verify",
  roles: MAY_LOOK,
  input: z.object({
    share: z.string().min(1).max(1000),
    credentials: z
      .object({
        username: z
          .string()
          .trim()
          .min(1, { error: () => t("Enter a user name.") })
          .max(256),
        password: z.string().max(256, { error: () => t("No more than 256 characters.") }),
      })
      .nullable(),
  }),
  target: ({ share }) => share,
  describe: ({ summary }: VerificationReport) => ({ outcome: "done", detail: summary }),
  run: async ({ actor }, { share, credentials }) => {
    const appliance = await openAppliance();
    return appliance.ok
      ? verifyShare(appliance.value, { share, credentials, by: actor.username })
      : appliance;
  },
});
