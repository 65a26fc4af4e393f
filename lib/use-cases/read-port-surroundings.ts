import type { Host } from "@/lib/host/host";
import { type PortSurroundings, readListeners } from "@/lib/nfs/ports/check-mount-port";
import type { NfsPlace } from "@/lib/use-cases/locate-nfs";

/** The box has no port below it. */
const BOX_LOWEST = 1024;

/** What a pinned port may collide with on the appliance now. What cannot be found out is left out. */
export async function readPortSurroundings(host: Host, place: NfsPlace | null): Promise<PortSurroundings> {
  const [listening, range] = await Promise.all([
    host.run(["ss", "-H", "-l", "-t", "-u", "-n", "-p"]),
    host.run(["cat", "/proc/sys/net/ipv4/ip_local_port_range"]),
  ]);
  const [, from, to] = /^(\d+)\s+(\d+)/.exec(range.kind === "exited" ? range.stdout : "") ?? [];
  return {
    listeners: listening.kind === "exited" ? readListeners(listening.stdout) : [],
    nfsPort: place?.nfs ?? null,
    mountPort: place?.mount ?? null,
    ephemeral: from === undefined || to === undefined ? null : { from: Number(from), to: Number(to) },
    lowest: host.kind === "sandbox" ? BOX_LOWEST : 1,
  };
}
