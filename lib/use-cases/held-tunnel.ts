import { troubleWords } from "@/lib/tunneld/trouble";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { HostKey } from "@/lib/tunnels/link-host-key";
import type { SshConnection } from "@/lib/tunnels/live/ss-report";
import type { HeldState } from "@/lib/tunnels/tunnel-state";

/** What the process that holds this host's tunnels says of one, for pages. Instants are ISO text. */
export interface HeldTunnel {
  readonly state: HeldState;
  readonly since: string | null;
  /** When it tries again by itself. */
  readonly retryAt: string | null;
  /** When its time is up; null: kept open for good, or not open. */
  readonly timeUpAt: string | null;
  /** Whether its local ports are open. */
  readonly listening: boolean;
  readonly connections: number;
  readonly sshConnections: number;
  readonly cipher: string | null;
  readonly hostKey: HostKey | null;
  readonly hostKeySeen: HostKey | null;
  readonly lastError: HeldTrouble | null;
}

interface HeldTrouble {
  readonly message: string;
  readonly detail: string | null;
  readonly at: string;
}

/** The reports by profile; null: the process does not answer. */
export type HeldReports = ReadonlyMap<string, TunnelReport> | null;

export function heldTunnel(reports: HeldReports, id: string): HeldTunnel {
  const report = reports?.get(id);
  if (!report) return { ...NOTHING, state: reports === null ? "unknown" : "missing" };
  const { state, listening, connections, sshConnections, cipher, hostKey, hostKeySeen, lastError } = report;
  return {
    ...{ state, listening, connections, sshConnections, cipher, hostKey, hostKeySeen },
    since: instant(report.since),
    retryAt: instant(report.retryAt),
    timeUpAt: instant(report.timeUpAt),
    lastError: lastError && {
      message: troubleWords(lastError),
      detail: lastError.detail ?? null,
      at: new Date(lastError.at).toISOString(),
    },
  };
}

/** Its traffic as that of one connection, for the chart. */
export function trafficOf({ id, toServer, fromServer }: TunnelReport): SshConnection {
  return { address: id, port: 0, pids: [], bytesReceived: toServer, bytesSent: fromServer };
}

const NOTHING: Omit<HeldTunnel, "state"> = {
  since: null,
  retryAt: null,
  timeUpAt: null,
  listening: false,
  connections: 0,
  sshConnections: 0,
  cipher: null,
  hostKey: null,
  hostKeySeen: null,
  lastError: null,
};

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
