import type { Host, ServiceName, ServiceStatus } from "@/lib/host/host";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { ok, type Result } from "@/lib/shared/result";

export interface ApplianceServices {
  /** What the header calls the appliance. */
  readonly appliance: string;
  readonly kind: Host["kind"];
  readonly services: readonly ServiceReport[];
}

/** A `ServiceStatus` as it travels to the browser: `since` is ISO 8601. */
export interface ServiceReport extends Omit<ServiceStatus, "since"> {
  readonly name: ServiceName;
  readonly since: string | null;
}

const SERVICES: readonly ServiceName[] = ["smbd", "nfs", "sshd"];

/** How the appliance's services do now, or did a moment ago. Whoever restarts one has it looked at again. */
export const readServices = sharedLook("services", look, { keptForMs: 1_000, renewedForMs: 3_000 });

async function look(host: Host): Promise<Result<ApplianceServices>> {
  const services = await Promise.all(
    SERVICES.map(async (name): Promise<ServiceReport> => {
      const status = await host.service(name).status();
      return { ...status, name, since: status.since?.toISOString() ?? null };
    }),
  );
  return ok({ appliance: host.name, kind: host.kind, services });
}
