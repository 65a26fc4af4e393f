import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { createNotRootHost } from "@/lib/host/not-root/not-root-host";
import { type Appliance, startAppliance } from "@/lib/sandbox/appliance";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { ok, type Result } from "@/lib/shared/result";

declare global {
  var inflightHost: Promise<Result<Host>> | undefined;
}

/**
 * The appliance this panel manages. Opened once per process: the box is made or taken over then. A failure is not
 * kept, so that the next request tries again.
 */
export function openAppliance(): Promise<Result<Host>> {
  // Held by the process, not the module: a bundler loads this module once per bundle.
  globalThis.inflightHost ??= open().then(
    (opened) => {
      if (!opened.ok) globalThis.inflightHost = undefined;
      return opened;
    },
    (error: unknown) => {
      globalThis.inflightHost = undefined;
      throw error;
    },
  );
  return globalThis.inflightHost;
}

async function open(): Promise<Result<Host>> {
  const { appliance, dataDir: root } = env();
  if (appliance === "local") return ok(process.getuid?.() === 0 ? createLocalHost() : createNotRootHost());
  const box: Result<Appliance> = await startAppliance(dataDir(root).appliance, { nfs: true, ssh: true });
  return box.ok ? ok(box.value.host) : box;
}
