import { setTimeout as sleep } from "node:timers/promises";
import { type Figures, NOTHING_MEASURED } from "@/lib/dashboard/figures";
import {
  countedInterfaces,
  type Disk,
  type MachineLook,
  machineLoad,
  usedShare,
} from "@/lib/dashboard/machine";
import { type TrafficLook, trafficRates } from "@/lib/dashboard/smb-traffic";
import type { Host } from "@/lib/host/host";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { fail, ok, type Result } from "@/lib/shared/result";
import { allTunnels } from "@/lib/use-cases/find-tunnel-profile";
import { keepFailure } from "@/lib/use-cases/keep-failure";
import { listTunnels } from "@/lib/use-cases/list-tunnels";
import { type MachineNow, noteMeasured } from "@/lib/use-cases/measured";
import type { Connections } from "@/lib/use-cases/read-connections";
import { readDiskSpace, readMachine } from "@/lib/use-cases/read-machine";
import { readSmbTraffic } from "@/lib/use-cases/read-smb-traffic";
import { reportWithin } from "@/lib/use-cases/recent-connections";
import { msg, t } from "@/lib/words/t";

/** A report of smbstatus that pages asked for serves here too, and one of many sessions serves longer: it costs a core a second. */
const REPORT_SERVES_MS = 8_000;
const REPORT_SERVES_TIMES = 20;
const REPORT_SERVES_AT_MOST_MS = 60_000;

/** Measures one appliance again and again: rates are of the time since it did so last. */
export function createMeasurer(host: Host): () => Promise<Figures> {
  let machineBefore: MachineLook | undefined;
  let trafficBefore: TrafficLook | undefined;

  async function measureTraffic(connections: Result<readonly ShareConnection[]>) {
    if (!connections.ok) return connections;
    const look = await readSmbTraffic(host, connections.value);
    if (!look.ok) return look;
    const rates = trafficRates(trafficBefore, look.value);
    trafficBefore = look.value;
    return ok(rates);
  }

  async function measureMachine(): Promise<Result<MachineNow>> {
    const look = await readMachine(host);
    if (!look.ok) return look;
    const interfaces = countedInterfaces(look.value, host.kind === "sandbox");
    const load = machineLoad(machineBefore, look.value, interfaces);
    machineBefore = look.value;
    const { cpu, memory } = look.value;
    return ok({ ...load, memory, interfaces, processors: cpu?.processors ?? null });
  }

  return async () => {
    const [connections, machine, disks, tunnels] = await Promise.all([
      connectionsSoon(host),
      keepFailure(measureMachine),
      readDiskSpace(host),
      tunnelFigures(host),
    ]);
    const traffic = await keepFailure(() => measureTraffic(connections));
    noteMeasured(host, { at: Date.now(), machine, disks, traffic });
    return {
      ...NOTHING_MEASURED,
      ...(connections.ok && sessionFigures(connections.value)),
      ...(traffic.ok && traffic.value && trafficFigures(traffic.value)),
      ...(machine.ok && machineFigures(machine.value)),
      ...(disks.ok && { disk: fullest(disks.value) }),
      ...tunnels,
    };
  };
}

/** What else is measured does not wait for a smbstatus that hangs; its report serves the next turn, should it come. */
const PATIENCE_MS = 12_000;

async function connectionsSoon(host: Host): Promise<Connections> {
  const report = reportWithin(host, servesFor).then(({ connections }) => connections);
  const late: Promise<Connections> = keepFailure(async () => {
    await sleep(PATIENCE_MS, undefined, { ref: false });
    return fail({ code: "late", message: t(LATE) });
  });
  return Promise.race([report, late]);
}

const LATE = msg(
  "How much SMB carries is not known: smbstatus has not answered for a while. See whether the appliance is very busy; it is asked again by itself.",
);

function servesFor(tookMs: number): number {
  return Math.min(Math.max(REPORT_SERVES_MS, REPORT_SERVES_TIMES * tookMs), REPORT_SERVES_AT_MOST_MS);
}

function sessionFigures(sessions: readonly ShareConnection[]): Partial<Figures> {
  const count = (kind: ShareConnection["encryption"]) =>
    sessions.filter(({ encryption }) => encryption === kind).length;
  return {
    sessionsEncrypted: count("encrypted"),
    sessionsPartial: count("partial"),
    sessionsClear: count("clear"),
  };
}

function trafficFigures(rates: NonNullable<ReturnType<typeof trafficRates>>): Partial<Figures> {
  return { smbEncrypted: rates.encrypted, smbClear: rates.clear, smbUnsorted: rates.unsorted };
}

function machineFigures({ cpu, memory, network }: MachineNow): Partial<Figures> {
  return {
    cpu,
    memory: memory && ((memory.total - memory.available) * 100) / memory.total,
    networkReceived: network?.received ?? null,
    networkSent: network?.sent ?? null,
  };
}

function fullest(disks: readonly Disk[]): number {
  return Math.max(...disks.map(usedShare));
}

/**
 * Where no profile has a key there is nothing to be looked for. It is this look that keeps the last ten minutes of each tunnel, for the page of its
 * profile.
 */
async function tunnelFigures(host: Host): Promise<Partial<Figures>> {
  const profiles = await allTunnels();
  if (profiles.every(({ profile }) => profile.publicKey === "")) {
    return { tunnelsUp: 0, tunnelsReceived: 0, tunnelsSent: 0 };
  }
  const listed = await listTunnels(host);
  if (!listed.ok || listed.value.tunnels.some(({ live }) => live === null)) return {};
  const up = listed.value.tunnels.filter(({ state }) => state === "connected");
  const rates = up.flatMap(({ live }) => live?.rate ?? []);
  if (rates.length < up.length) return { tunnelsUp: up.length };
  const sum = (of: "received" | "sent") => rates.reduce((total, rate) => total + rate[of], 0);
  return { tunnelsUp: up.length, tunnelsReceived: sum("received"), tunnelsSent: sum("sent") };
}
