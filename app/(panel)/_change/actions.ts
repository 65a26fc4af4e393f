"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_CHANGE } from "@/lib/auth/roles";
import { isPlainLine } from "@/lib/shared/plain-line";
import { ok, type Result } from "@/lib/shared/result";
import { applyExports } from "@/lib/use-cases/apply-exports";
import { applyMountPinDropIn, applyNfsSysconfig } from "@/lib/use-cases/apply-mount-pin";
import { applySmbConf } from "@/lib/use-cases/apply-smb-conf";
import type { ApplyOutcome } from "@/lib/use-cases/change-types";
import { mayWriteSmbConf } from "@/lib/use-cases/demo-limits";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { reviewExports } from "@/lib/use-cases/review-exports";
import { reviewMountPinDropIn, reviewNfsSysconfig } from "@/lib/use-cases/review-mount-pin";
import { reviewSmbConf } from "@/lib/use-cases/review-smb-conf";
import { t } from "@/lib/words/t";

/** A configuration larger than this was not written by anybody; Samba reads it all the same. */
const LARGEST_FILE = 16 * 1024 * 1024;

const Content = z.custom<Uint8Array>((value) => value instanceof Uint8Array, "Bytes are expected.");
const ContentTag = z.string().regex(/^(?:[0-9a-f]{64})?$/);
const WarningsDigest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a text of smb.conf would change, and for whom. Changes nothing. */
export const reviewSmbConfAction = reviewAction(
  "smb-conf.review",
  "smb.conf",
  reviewSmbConf,
  mayWriteSmbConf,
);

/** Takes a reviewed smb.conf through the change pipeline. */
export const applySmbConfAction = applyAction("smb-conf.apply", "smb.conf", applySmbConf, mayWriteSmbConf);

/** What a text of the exports file would change, and for whom. Changes nothing. */
export const reviewExportsAction = reviewAction("exports.review", "exports", reviewExports);

/** Takes a reviewed exports file through the change pipeline. */
export const applyExportsAction = applyAction("exports.apply", "exports", applyExports);

/** What a text of the drop-in that pins mountd would change. Changes nothing. */
export const reviewMountPinAction = reviewAction("mountd-pin.review", "mountd-pin", reviewMountPinDropIn);

/** Takes a reviewed drop-in that pins mountd through the change pipeline. */
export const applyMountPinAction = applyAction("mountd-pin.apply", "mountd-pin", applyMountPinDropIn);

/** What a text of /etc/sysconfig/nfs would change. Changes nothing. */
export const reviewNfsSysconfigAction = reviewAction(
  "nfs-sysconfig.review",
  "sysconfig/nfs",
  reviewNfsSysconfig,
);

/** Takes a reviewed /etc/sysconfig/nfs through the change pipeline. */
export const applyNfsSysconfigAction = applyAction("nfs-sysconfig.apply", "sysconfig/nfs", applyNfsSysconfig);

function reviewAction(
  name: string,
  target: string,
  review: typeof reviewSmbConf,
  mayWrite: typeof mayWriteSmbConf = anybodyMayWrite,
) {
  return defineAction({
    name,
    needsNoRoom: true,
    roles: MAY_CHANGE,
    input: z.object({ candidate: Content, baseTag: ContentTag }),
    maxInput: LARGEST_FILE,
    target: () => target,
    run: async ({ actor }, { candidate, baseTag }) => {
      const appliance = await openAppliance();
      if (!appliance.ok) return appliance;
      const may = await mayWrite(appliance.value, actor.role, candidate);
      return may.ok ? review(appliance.value, candidate, baseTag) : may;
    },
  });
}

function applyAction(
  name: string,
  target: string,
  apply: typeof applySmbConf,
  mayWrite: typeof mayWriteSmbConf = anybodyMayWrite,
) {
  return defineAction({
    name,
    roles: MAY_CHANGE,
    input: z.object({
      candidate: Content,
      baseTag: ContentTag,
      reason: z
        .string()
        .trim()
        .max(500)
        .refine(isPlainLine, {
          error: () =>
            t(
              "The reason holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
            ),
        }),
      activation: z.enum(["restart", "reload"]),
      acknowledged: WarningsDigest.nullable(),
      changeId: z.uuid(),
      restores: z.uuid().optional(),
    }),
    maxInput: LARGEST_FILE,
    target: () => target,
    changeId: ({ changeId }) => changeId,
    describe: ({ state, message }: ApplyOutcome) => ({
      outcome: state === "applied" ? "done" : "failed",
      detail: message,
    }),
    run: async ({ actor }, { restores, ...request }) => {
      const appliance = await openAppliance();
      if (!appliance.ok) return appliance;
      const may = await mayWrite(appliance.value, actor.role, request.candidate);
      if (!may.ok) return may;
      return apply(appliance.value, actor, request, restores === undefined ? "panel" : "restore");
    },
  });
}

/** The box's NFS server serves its own folders only, whatever an exports file names: nothing is left to limit there. */
function anybodyMayWrite(): Promise<Result<null>> {
  return Promise.resolve(ok(null));
}
