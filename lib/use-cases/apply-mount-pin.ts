import { ok } from "@/lib/shared/result";
import { applierOf } from "@/lib/use-cases/apply-change";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { mountPinDropIn, nfsSysconfigFile } from "@/lib/use-cases/mount-pin-files";
import { t } from "@/lib/words/t";

/** Takes a reviewed text of the panel's drop-in through the change pipeline. */
export const applyMountPinDropIn = restartingApplierOf(mountPinDropIn);

/** Takes a reviewed /etc/sysconfig/nfs through the change pipeline. */
export const applyNfsSysconfig = restartingApplierOf(nfsSysconfigFile);

/** mountd moves at a restart alone, so a reload is refused before anything is written. */
function restartingApplierOf(file: ManagedFile): ReturnType<typeof applierOf> {
  const apply = applierOf(file);
  return async (host, actor, request, origin) => {
    if (request.activation === "restart") return apply(host, actor, request, origin);
    const message = t("mountd takes its port when it starts: a reload does not move it. Choose Restart NFS.");
    return ok({ state: "not-applied", message });
  };
}
