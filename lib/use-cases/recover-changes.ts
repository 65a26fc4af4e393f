import type { Host } from "@/lib/host/host";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { managedFiles } from "@/lib/use-cases/managed-files";
import { settleAbandoned } from "@/lib/use-cases/settle-abandoned";

/**
 * Settles whatever an earlier process, or a fault in this one, left in flight; a change that is being applied has its turn first. Returns
 * a sentence for each change settled.
 */
export async function recoverChanges(host: Host): Promise<readonly string[]> {
  const settled = managedFiles.map((file) => oneAtATime(file.name, () => settleAbandoned(file, host)));
  return (await Promise.all(settled)).flat();
}
