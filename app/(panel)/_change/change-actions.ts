import * as v from "valibot";
import type { ChangeActions } from "@/components/editor/use-change";
import { fetchRead } from "@/components/shell/fetch-read";
import {
  applyExportsAction,
  applyMountPinAction,
  applyNfsSysconfigAction,
  applySmbConfAction,
  reviewExportsAction,
  reviewMountPinAction,
  reviewNfsSysconfigAction,
  reviewSmbConfAction,
} from "./actions";

/** What the panel manages: the names revisions are filed under, and where a file is read as it is on disk. */
export const FILES = {
  "smb.conf": {
    address: "/api/smb-conf",
    review: reviewSmbConfAction,
    apply: applySmbConfAction,
  },
  exports: {
    address: "/api/exports/file",
    review: reviewExportsAction,
    apply: applyExportsAction,
  },
  "mountd-pin": {
    address: "/api/nfs-ports/drop-in",
    review: reviewMountPinAction,
    apply: applyMountPinAction,
  },
  "sysconfig/nfs": {
    address: "/api/nfs-ports/sysconfig",
    review: reviewNfsSysconfigAction,
    apply: applyNfsSysconfigAction,
  },
} as const;

export type FileName = keyof typeof FILES;

export function isFileName(name: string): name is FileName {
  return name in FILES;
}

const Steps = v.object({
  steps: v.array(
    v.object({
      name: v.string(),
      outcome: v.picklist(["done", "running", "failed"]),
      detail: v.string(),
      at: v.string(),
    }),
  ),
});

/** The change pipeline of one file, as the review dialog calls it. */
export function changeActions(file: FileName, restores?: string): ChangeActions {
  const { review, apply } = FILES[file];
  return {
    review: (candidate, baseTag) => review({ candidate, baseTag }),
    apply: (request) => apply(restores === undefined ? request : { ...request, restores }),
    readSteps: (changeId) => fetchRead(`/api/changes/${changeId}`, {}, Steps),
  };
}
