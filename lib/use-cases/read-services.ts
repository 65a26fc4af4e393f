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

/** A person who has just restarted a service sees it at once. */
const KEPT_FOR_MS = 1_000;

/** How the appliance's services do now, or did a second ago. */
export const readServices = sharedLook(look, KEPT_FOR_MS);

async function look(host: Host): Promise<Result<ApplianceServices>> {
  const services = await Promise.all(
    SERVICES.map(async (name): Promise<ServiceReport> => {
      const status = await host.service(name).status();
      return { ...status, name, since: status.since?.toISOString() ?? null };
    }),
  );
  return ok({ appliance: host.name, kind: host.kind, services });
}
