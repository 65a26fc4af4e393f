import type { Argv, RunOptions, RunOutcome } from "@/lib/host/host";

/** What the panel tells its spawner, by structured clone over the channel between them; `id` is the panel's for this run. */
export type SpawnerOrder =
  | {
      readonly kind: "run";
      readonly id: number;
      readonly argv: Argv;
      readonly options: Omit<RunOptions, "onStderr" | "signal">;
      /** Whether standard error is wanted while it runs. */
      readonly watched: boolean;
    }
  | { readonly kind: "abort"; readonly id: number };

/** What the spawner answers. */
export type SpawnerReply =
  | { readonly kind: "stderr"; readonly id: number; readonly text: string }
  | { readonly kind: "outcome"; readonly id: number; readonly outcome: RunOutcome }
  | { readonly kind: "thrown"; readonly id: number; readonly error: Error };
