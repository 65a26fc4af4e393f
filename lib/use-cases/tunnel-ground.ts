import type { Host } from "@/lib/host/host";
import { parseAddress } from "@/lib/nfs/addresses";
import { type Exposure, exposures } from "@/lib/nfs/exposure";
import { entryFor, readExports, type Readings } from "@/lib/nfs/readings";
import { ok, type Result } from "@/lib/shared/result";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { nfsAddress } from "@/lib/use-cases/nfs-address";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

/** What the form of a profile proposes, from the appliance as it is now. */
export interface TunnelGround {
  /** Null where the client knows better: the address by which the panel itself is reached is as good a guess as any. */
  readonly serverAddress: string | null;
  /** Null where sshd does not tell. */
  readonly sshPort: number | null;
  readonly account: string;
  readonly nfsPort: number;
  /** Null where no mountd is registered. */
  readonly mountPort: number | null;
  readonly exports: readonly GroundExport[];
  /** Why the exports are not known; null where they are. */
  readonly noExports: string | null;
}

export interface GroundExport {
  readonly path: string;
  readonly tunnel: TunnelFitness;
}

/**
 * Whether a mount through a tunnel is taken: `ready`; `also-open`: taken, and others may mount it in the clear as well;
 * `no-localhost`: not exported to the tunnel's end; `secure`: it is, but sshd's port is refused.
 */
export type TunnelFitness = "ready" | "also-open" | "no-localhost" | "secure";

const TUNNEL_END = "127.0.0.1";

export async function tunnelGround(host: Host): Promise<Result<TunnelGround>> {
  const [server, address, file] = await Promise.all([
    readTunnelServer(host),
    nfsAddress(host),
    readManagedFile(exportsFile, host),
  ]);
  return ok({
    // The box listens to this machine alone.
    serverAddress: host.kind === "sandbox" ? TUNNEL_END : null,
    sshPort: server.ok ? server.value.port : null,
    account: host.tunnelDoor.account,
    nfsPort: address.nfs,
    mountPort: address.mount,
    exports: file.ok ? fitnessOf(readExports(exportsDocument(file.value))) : [],
    noExports: file.ok ? null : file.error.message,
  });
}

function fitnessOf(readings: Readings): GroundExport[] {
  const end = parseAddress(TUNNEL_END);
  if (!end) return [];
  return exposures(readings).map(({ path, exposure }) => {
    const entry = entryFor(readings, path, { address: end, name: "localhost" });
    if (entry?.path !== path) return { path, tunnel: "no-localhost" };
    if (!entry.options.flags.insecure) return { path, tunnel: "secure" };
    return { path, tunnel: isOpen(exposure) ? "also-open" : "ready" };
  });
}

function isOpen(exposure: Exposure): boolean {
  return exposure === "clear" || exposure === "mixed" || exposure === "on-request";
}
