import { ofProcess } from "@/lib/shared/of-process";
import type { Failure, Result } from "@/lib/shared/result";
import type { TunnelStep } from "@/lib/tunnels/tunnel-step";
import { msg, t } from "@/lib/words/t";

/** Takes steps one after another and tells of each, live for the page that waits. */
export interface StepLog {
  /** All so far, oldest first. */
  readonly steps: readonly TunnelStep[];
  /** Takes a step; `words` says what was found. What fails is told as it is, and undefined comes back. */
  take<T>(name: string, work: () => Promise<Result<T>>, words: (value: T) => string): Promise<T | undefined>;
  /** A step of which it is known already that it fails. */
  fail(name: string, failure: Failure): void;
}

const RUNS_REMEMBERED = 100;

/** The steps of a run in this process, oldest first; none where it is not known (any more). */
export function stepsOfRun(id: string): readonly TunnelStep[] {
  return remembered().get(id) ?? [];
}

/** @param id the run's, by which a page follows it */
export function followSteps(id: string): StepLog {
  const steps: TunnelStep[] = [];
  const runs = remembered();
  runs.set(id, steps);
  for (const oldest of runs.keys()) {
    if (runs.size <= RUNS_REMEMBERED) break;
    runs.delete(oldest);
  }
  return {
    steps,
    async take(name, work, words) {
      const at = steps.push({ name, outcome: "running", ms: 0, message: "" }) - 1;
      const started = performance.now();
      const result = await work().catch((error: unknown) => {
        steps[at] = { name, outcome: "failed", ms: since(started), message: t(BROKE_OFF) };
        throw error;
      });
      const ms = since(started);
      steps[at] = result.ok
        ? { name, outcome: "done", ms, message: words(result.value) }
        : { name, outcome: "failed", ms, ...told(result.error) };
      return result.ok ? result.value : undefined;
    },
    fail(name, failure) {
      steps.push({ name, outcome: "failed", ms: 0, ...told(failure) });
    },
  };
}

const BROKE_OFF = msg("This broke off within the panel; its log tells more.");

function told({ message, detail }: Failure) {
  return { message, ...(detail !== undefined && detail !== "" && { detail }) };
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}

function remembered(): Map<string, TunnelStep[]> {
  return ofProcess("steps of tunnels", () => new Map<string, TunnelStep[]>());
}
