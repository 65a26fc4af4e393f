import type { Host } from "@/lib/host/host";
import { fail, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** Starts the appliance's demo clients, or ends them and waits until they are gone. */
export async function switchDemoClients(
  { demoClients }: Pick<Host, "demoClients">,
  to: "started" | "stopped",
): Promise<Result<null>> {
  if (demoClients) return to === "started" ? demoClients.start() : demoClients.stop();
  const message = t("This appliance runs no demo clients: only the sandbox appliance does.");
  return fail({ code: "no-demo-clients", message });
}
