"use server";

import { z } from "zod";
import { defineAction } from "@/lib/actions/gate";
import { applySmbConf } from "@/lib/use-cases/apply-smb-conf";
import type { ApplyOutcome } from "@/lib/use-cases/change-types";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { reviewSmbConf } from "@/lib/use-cases/review-smb-conf";

/** A configuration larger than this was not written by anybody; Samba reads it all the same. */
const LARGEST_FILE = 16 * 1024 * 1024;

const Content = z.custom<Uint8Array>((value) => value instanceof Uint8Array, "Bytes are expected.");
const ContentTag = z.string().regex(/^(?:[0-9a-f]{64})?$/);

/** What a text would change, and for whom. Changes nothing. */
export const reviewSmbConfAction = defineAction({
  name: "smb-conf.review",
  roles: ["admin"],
  input: z.object({ candidate: Content, baseTag: ContentTag }),
  maxInput: LARGEST_FILE,
  target: () => "smb.conf",
  run: async (_ctx, { candidate, baseTag }) => {
    const appliance = await openAppliance();
    return appliance.ok ? reviewSmbConf(appliance.value, candidate, baseTag) : appliance;
  },
});

/** Takes a reviewed text through the change pipeline. */
export const applySmbConfAction = defineAction({
  name: "smb-conf.apply",
  roles: ["admin"],
  input: z.object({
    candidate: Content,
    baseTag: ContentTag,
    reason: z.string().trim().max(500),
    activation: z.enum(["restart", "reload"]),
    acknowledged: z.string().max(64).nullable(),
    changeId: z.uuid(),
    restores: z.uuid().optional(),
  }),
  maxInput: LARGEST_FILE,
  target: () => "smb.conf",
  changeId: ({ changeId }) => changeId,
  describe: ({ state, message }: ApplyOutcome) => ({
    outcome: state === "applied" ? "done" : "failed",
    detail: message,
  }),
  run: async ({ actor }, { restores, ...request }) => {
    const appliance = await openAppliance();
    if (!appliance.ok) return appliance;
    return applySmbConf(appliance.value, actor, request, restores === undefined ? "panel" : "restore");
  },
});
