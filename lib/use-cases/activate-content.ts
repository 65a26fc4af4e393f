import type { Host } from "@/lib/host/host";
import type { Progress } from "@/lib/use-cases/change-progress";
import type { Activation } from "@/lib/use-cases/change-types";
import type { ManagedFile, Verification } from "@/lib/use-cases/managed-file";
import { outdateConnections } from "@/lib/use-cases/read-connections";
import { readServices } from "@/lib/use-cases/read-services";

/** Content that is on disk is told to the service, and the service is asked whether it serves it. */
export async function activateContent(
  change: { readonly file: ManagedFile; readonly host: Host; readonly progress: Progress },
  content: Uint8Array,
  activation: Activation,
): Promise<Verification> {
  const { file, host, progress } = change;
  if (!file.readAtUse) {
    const service = host.service(file.service);
    await progress.begin(`${activation === "restart" ? "Restart" : "Reload"} ${file.serviceTitle}`);
    const told = activation === "restart" ? await service.restart() : await service.reload();
    outdateConnections(host);
    // Whoever made the change, and asks next, is told how the service does since then.
    await readServices.lookAgain(host);
    if (!told.ok) {
      await progress.failed(told.error.message);
      const { message, detail } = told.error;
      return detail === undefined ? { ok: false, message } : { ok: false, message, detail };
    }
    await progress.done(told.value.detail);
  }

  await progress.begin("Verify the service");
  const verified = await file.verify(host, content);
  if (verified.ok) await progress.done(verified.detail);
  else await progress.failed(verified.message);
  return verified;
}
