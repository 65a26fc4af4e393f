import type { Host } from "@/lib/host/host";
import { exportsImpact } from "@/lib/nfs/impact";
import { ok, type Result } from "@/lib/shared/result";
import type { Review } from "@/lib/use-cases/change-types";
import { checkExportsCandidate } from "@/lib/use-cases/check-exports";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { readReviewGround } from "@/lib/use-cases/review-ground";
import { t } from "@/lib/words/t";

/**
 * What a person should know before saying yes: the checks, who can reach which export before and after, and what that
 * means for those who have it mounted. Changes nothing.
 */
export async function reviewExports(
  host: Host,
  candidate: Uint8Array,
  baseTag: string,
): Promise<Result<Review>> {
  const ground = await readReviewGround(exportsFile, host, candidate, baseTag);
  if (!ground.ok) return ground;
  const { base, head } = ground.value;
  const verdict = await checkExportsCandidate(host, candidate, base.bytes);
  const impact = exportsImpact(exportsDocument(base), exportsDocument(ground.value.candidate));
  return ok({
    ...head,
    subjects: "exports",
    findings: verdict.findings,
    introduced: verdict.introduced,
    refused: verdict.refused?.message ?? null,
    checker: null,
    checksNote: t(
      "Nobody but the panel has checked this text: an NFS server reads its exports file only once it is in force. The panel then asks the server what it exports, and puts the old file back where that is not what the text says.",
    ),
    impact,
    connected: null,
    warningsDigest: verdict.warningsDigest,
    restartAdvised: impact.restartAdvised,
    means: {
      restart: t(
        "Clients that have an export mounted wait until the server is back, then go on by themselves. They claim their locks anew, which can hold up writing for as long as 90 seconds.",
      ),
      reload: t(
        "Counts at once, also for clients that have an export mounted: the server looks at every request. Nobody has to wait.",
      ),
    },
  });
}
