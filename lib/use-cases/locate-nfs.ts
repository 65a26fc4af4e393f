import type { Host } from "@/lib/host/host";
import { NFS_PORT } from "@/lib/nfs/ports/known-ports";
import type { PortSettings } from "@/lib/nfs/ports/port-settings";
import { decodeDump, type Mapping } from "@/lib/nfs/rpc/portmap";
import { MOUNT3_NULL, NFS3_NULL, PORTMAP_DUMP, type Procedure } from "@/lib/nfs/rpc/programs";
import { fail, type Result } from "@/lib/shared/result";
import { rpcCall } from "@/lib/use-cases/rpc-call";
import { t } from "@/lib/words/t";

const LOOPBACK = "127.0.0.1";
const PORTMAPPER_PORT = 111;
const PORTMAPPER_MS = 2_000;

/** Where NFS and mountd are to be found, at the appliance's own loopback address, and who says so. */
export interface NfsPlace {
  readonly nfs: number;
  /** Null where nobody tells. */
  readonly mount: number | null;
  readonly toldBy: "appliance" | "portmapper" | "settings";
}

/** What is registered with the appliance's portmapper, where one answers. */
export async function listMappings(host: Host): Promise<Result<readonly Mapping[]>> {
  if (host.nfsPorts) {
    const message = t(
      "The box keeps its portmapper to itself: clients need none, since they name the ports.",
    );
    return fail({ code: "unreachable", message });
  }
  const dumped = await rpcCall(
    host,
    { host: LOOPBACK, port: PORTMAPPER_PORT },
    { procedure: PORTMAP_DUMP },
    { timeoutMs: PORTMAPPER_MS },
  );
  return dumped.ok ? decodeDump(dumped.value) : dumped;
}

/**
 * Where NFS and mountd listen: the appliance knows it, or its portmapper does; else where the settings put them, since
 * NFSv4 alone registers with no portmapper. Null where the appliance knows that they do not run.
 */
export async function locateNfs(
  host: Host,
  { services }: PortSettings,
  mappings: Result<readonly Mapping[]>,
): Promise<NfsPlace | null> {
  if (host.nfsPorts) {
    const known = await host.nfsPorts();
    return known && { ...known, toldBy: "appliance" };
  }
  const told = mappings.ok ? mappings.value.filter(({ protocol }) => protocol === "tcp") : [];
  const nfs = told.find(({ program }) => program === NFS3_NULL.program)?.port;
  const mount = told.find(
    ({ program, version }) => program === MOUNT3_NULL.program && version === MOUNT3_NULL.version,
  )?.port;
  return {
    nfs: nfs ?? services.nfs.port ?? NFS_PORT,
    mount: mount ?? services.mount.port,
    toldBy: nfs === undefined && mount === undefined ? "settings" : "portmapper",
  };
}

/** What a program answered to NULL, in time. */
export interface Answer {
  readonly answered: boolean;
  /** From the call to its end. */
  readonly ms: number;
  /** What went wrong and what to do; empty where it answered. */
  readonly message: string;
}

/** Whether a program is there: its NULL procedure does nothing and is answered by all. */
export async function callNull(
  host: Pick<Host, "connect">,
  port: number,
  procedure: Procedure,
): Promise<Answer> {
  const started = performance.now();
  const called = await rpcCall(host, { host: LOOPBACK, port }, { procedure });
  const ms = Math.round((performance.now() - started) * 10) / 10;
  return { answered: called.ok, ms, message: called.ok ? "" : called.error.message };
}
