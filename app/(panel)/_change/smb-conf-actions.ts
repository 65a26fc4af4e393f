import { z } from "zod";
import type { ChangeActions } from "@/components/editor/use-change";
import { fetchRead } from "@/components/shell/fetch-read";
import { applySmbConfAction, reviewSmbConfAction } from "./actions";

const Steps = z.object({
  steps: z.array(
    z.object({
      name: z.string(),
      outcome: z.enum(["done", "running", "failed"]),
      detail: z.string(),
      at: z.string(),
    }),
  ),
});

/** The change pipeline of smb.conf, as the review dialog calls it. */
export function smbConfActions(restores?: string): ChangeActions {
  return {
    review: (candidate, baseTag) => reviewSmbConfAction({ candidate, baseTag }),
    apply: (request) => applySmbConfAction(restores === undefined ? request : { ...request, restores }),
    readSteps: (changeId) => fetchRead(`/api/changes/${changeId}`, {}, Steps),
  };
}
