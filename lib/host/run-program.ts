import type { Argv, RunOptions, RunOutcome } from "@/lib/host/host";
import { currentSpawner } from "@/lib/host/spawner/current";
import { startProgram } from "@/lib/host/start-program";

/**
 * `Host.run` for this machine: from the spawner where this process has one, from this process otherwise. Rejects where the
 * system could not start a process at all; what ran while the spawner ended is `signalled`.
 */
export function runProgram(argv: Argv, options: RunOptions = {}): Promise<RunOutcome> {
  return (currentSpawner() ?? startProgram)(argv, options);
}
