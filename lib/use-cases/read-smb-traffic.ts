import { type CountedConnection, kindOf, type TrafficLook } from "@/lib/dashboard/smb-traffic";
import type { Host } from "@/lib/host/host";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import { sambaParameters } from "@/lib/use-cases/samba-parameters";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { tcpConnections } from "@/lib/use-cases/tcp-connections";
import { t } from "@/lib/words/t";

/**
 * What the kernel counted on each connection to smbd, each as far encrypted as the sessions that its process serves: smbstatus knows no
 * bytes, and an smbd process serves one client's connection alone.
 */
export async function readSmbTraffic(
  host: Host,
  sessions: readonly ShareConnection[],
): Promise<Result<TrafficLook>> {
  const found = await tcpConnections(host, await smbPorts(host), t("How much SMB carries is not known"));
  if (!found.ok) return found;
  const byProcess = sessionsByProcess(sessions);
  const connections = found.value.map(({ address, port, pids, bytesReceived, bytesSent }) => ({
    peer: `${address} ${String(port)}`,
    kind: kindOf(pids.flatMap((pid) => byProcess.get(pid) ?? [])),
    bytes: bytesReceived + bytesSent,
  })) satisfies readonly CountedConnection[];
  return ok({ at: Date.now(), connections });
}

/** How the sessions of each smbd process are encrypted; on a cluster smbstatus writes `node:pid`. */
function sessionsByProcess(sessions: readonly ShareConnection[]) {
  const found = new Map<number, ShareConnection["encryption"][]>();
  for (const { process, encryption } of sessions) {
    const pid = Number(process?.split(":").at(-1));
    const known = found.get(pid);
    if (known) known.push(encryption);
    else found.set(pid, [encryption]);
  }
  return found;
}

/** Where smbd listens unless its file says otherwise (smb.conf(5), `smb ports`). */
const DEFAULT_PORTS = [445, 139];

const smbPorts = sharedLook(
  "smb ports",
  async (host) => {
    const said = (await sambaParameters(host, ["smb ports"])).get("smb ports") ?? "";
    const ports = (said.match(/\d+/g) ?? []).map(Number).filter((port) => port > 0 && port < 65_536);
    return ports.length > 0 ? ports : DEFAULT_PORTS;
  },
  { keptForMs: 60_000, renewedForMs: 60_000 },
);
