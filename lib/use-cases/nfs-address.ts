import type { Host } from "@/lib/host/host";
import { NFS_PORT } from "@/lib/nfs/ports/known-ports";
import { readPortSettings } from "@/lib/nfs/ports/read-settings";
import { listMappings, locateNfs } from "@/lib/use-cases/locate-nfs";

/** Where the NFS server listens, as the appliance itself reaches it. */
export interface NfsAddress {
  readonly host: string;
  readonly nfs: number;
  /** Null where mountd is registered nowhere: a server of NFS version 4 alone has none. */
  readonly mount: number | null;
}

const LOOPBACK = "127.0.0.1";

/** The ports in use now. mountd takes another one at each start unless it is pinned, so it is asked for each time. */
export async function nfsAddress(host: Host): Promise<NfsAddress> {
  const [settings, mappings] = await Promise.all([readPortSettings(host, host.files), listMappings(host)]);
  const place = settings.ok ? await locateNfs(host, settings.value, mappings) : null;
  const isTold = place !== null && place.toldBy !== "settings";
  return { host: LOOPBACK, nfs: place?.nfs ?? NFS_PORT, mount: isTold ? place.mount : null };
}
