import type { Disk, MachineLoad, MachineLook } from "@/lib/dashboard/machine";
import type { TrafficRates } from "@/lib/dashboard/smb-traffic";
import type { Host } from "@/lib/host/host";
import { ofProcess } from "@/lib/shared/of-process";
import type { Result } from "@/lib/shared/result";

/** What was measured last, with more than is kept for the charts; what failed is kept as `keepFailure` does. */
export interface Measured {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly machine: Result<MachineNow>;
  readonly disks: Result<readonly Disk[]>;
  /** Null: once more has to be looked. */
  readonly traffic: Result<TrafficRates | null>;
}

export interface MachineNow extends MachineLoad, Pick<MachineLook, "memory"> {
  readonly processors: number | null;
  /** The interfaces that `network` counts. */
  readonly interfaces: readonly string[];
}

const all = ofProcess("measured", () => new WeakMap<Host, Measured>());

/** Older than this it says nothing of now. */
const HOLDS_MS = 45_000;

/** What was measured last; undefined where that was not lately. */
export function lastMeasured(host: Host): Measured | undefined {
  const measured = all.get(host);
  return measured !== undefined && Date.now() - measured.at < HOLDS_MS ? measured : undefined;
}

export function noteMeasured(host: Host, measured: Measured): void {
  all.set(host, measured);
}
