import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { applyChange } from "@/lib/use-cases/apply-change";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import type { ApplyOutcome, ApplyRequest } from "@/lib/use-cases/change-types";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** Takes a reviewed smb.conf through the change pipeline. How it ended is a value, also where it was not applied. */
export async function applySmbConf(
  host: Host,
  actor: ChangeActor,
  request: ApplyRequest,
  origin: "panel" | "restore",
): Promise<Result<ApplyOutcome>> {
  return ok(await applyChange({ file: smbConfFile, host, actor, origin, request }));
}
