import type { Disk, MachineLoad, MachineLook } from "@/lib/dashboard/machine";
import type { TrafficRates } from "@/lib/dashboard/smb-traffic";
import type { Host } from "@/lib/host/host";
import type { Result } from "@/lib/shared/result";

/** What was measured last, with more than is kept for the charts. */
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

declare global {
  var inflightMeasured: WeakMap<Host, Measured> | undefined;
}

/** Older than this it says nothing of now. */
const HOLDS_MS = 45_000;

/** What was measured last; undefined where that was not lately. The process's, not the module's: a bundler loads this module once per bundle. */
export function lastMeasured(host: Host): Measured | undefined {
  const measured = globalThis.inflightMeasured?.get(host);
  return measured !== undefined && Date.now() - measured.at < HOLDS_MS ? measured : undefined;
}

export function noteMeasured(host: Host, measured: Measured): void {
  (globalThis.inflightMeasured ??= new WeakMap<Host, Measured>()).set(host, measured);
}
