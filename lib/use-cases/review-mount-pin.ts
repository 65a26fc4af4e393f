import type { Host } from "@/lib/host/host";
import { mountPortImpact } from "@/lib/nfs/ports/mount-port-impact";
import { readPortSettings } from "@/lib/nfs/ports/read-settings";
import { decodeText } from "@/lib/shared/text";
import { ok, type Result } from "@/lib/shared/result";
import type { Review } from "@/lib/use-cases/change-types";
import { checkMountPin } from "@/lib/use-cases/check-mount-pin";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { mountPinDropIn, nfsSysconfigFile } from "@/lib/use-cases/mount-pin-files";
import { readReviewGround } from "@/lib/use-cases/review-ground";
import { t } from "@/lib/words/t";

type ReviewText = (host: Host, candidate: Uint8Array, baseTag: string) => Promise<Result<Review>>;

/** What a text of the panel's drop-in means. Changes nothing. */
export const reviewMountPinDropIn = reviewerOf(mountPinDropIn);

/** What a text of /etc/sysconfig/nfs means for mountd's port. Changes nothing. */
export const reviewNfsSysconfig = reviewerOf(nfsSysconfigFile);

/**
 * What a person should know before mountd moves: whether it could have the port, whether this file would be the one that
 * counts, and what becomes of clients and tunnels.
 */
function reviewerOf(file: ManagedFile): ReviewText {
  return async (host, candidate, baseTag) => {
    const ground = await readReviewGround(file, host, candidate, baseTag);
    if (!ground.ok) return ground;
    const { base, head } = ground.value;
    const path = file.path(host);
    const [verdict, before] = await Promise.all([
      checkMountPin(host, path, candidate, base.bytes),
      readPortSettings(host, host.files, { path, text: decodeText(base.bytes) }),
    ]);
    return ok({
      ...head,
      subjects: "exports",
      findings: verdict.findings,
      introduced: verdict.findings.map((_, index) => index),
      refused: verdict.refused?.message ?? null,
      checker: null,
      checksNote: t(
        "Once NFS has restarted, the panel calls mountd at its port, and puts the old file back where it does not answer.",
      ),
      impact: mountPortImpact(before.ok ? before.value.services.mount.port : null, verdict.port),
      connected: null,
      warningsDigest: verdict.warningsDigest,
      restartAdvised: true,
      means: {
        restart: t(
          "Clients that have an export mounted wait until the server is back, then go on by themselves. They claim their locks anew, which can hold up writing for as long as 90 seconds.",
        ),
        reload: null,
      },
    });
  };
}
