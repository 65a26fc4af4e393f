import type { Host } from "@/lib/host/host";
import { decodeGetPort, encodeGetPort } from "@/lib/nfs/rpc/portmap";
import { MOUNT3_NULL, PORTMAP_GETPORT } from "@/lib/nfs/rpc/programs";
import { rpcCall } from "@/lib/use-cases/rpc-call";

/** Where the NFS server listens, as the appliance itself reaches it. */
export interface NfsAddress {
  readonly host: string;
  readonly nfs: number;
  /** Null where mountd is registered nowhere: a server of NFS version 4 alone has none. */
  readonly mount: number | null;
}

/** RFC 7530, 3.1; RFC 1833, 3. */
const NFS_PORT = 2049;
const PORTMAPPER_PORT = 111;

const LOOPBACK = "127.0.0.1";

/** The ports in use now. mountd takes another one at each start unless it is pinned, so it is asked for each time. */
export async function nfsAddress(host: Pick<Host, "connect" | "nfsPorts">): Promise<NfsAddress> {
  const own = await host.nfsPorts?.();
  if (own) return { host: LOOPBACK, nfs: own.nfs, mount: own.mount };
  const { program, version } = MOUNT3_NULL;
  const asked = await rpcCall(
    host,
    { host: LOOPBACK, port: PORTMAPPER_PORT },
    { procedure: PORTMAP_GETPORT, args: encodeGetPort(program, version) },
  );
  const port = asked.ok ? decodeGetPort(asked.value) : asked;
  return { host: LOOPBACK, nfs: NFS_PORT, mount: port.ok ? (port.value ?? null) : null };
}
