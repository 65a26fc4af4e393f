import type { Host } from "@/lib/host/host";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { settleAbandoned } from "@/lib/use-cases/settle-abandoned";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/**
 * Settles, before the panel serves anybody, whatever an earlier process left in flight. Returns a sentence for each
 * change settled.
 */
export async function recoverChanges(host: Host): Promise<readonly string[]> {
  return oneAtATime(smbConfFile.name, () => settleAbandoned(smbConfFile, host));
}
