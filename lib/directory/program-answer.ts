/** How a program that was asked about the directory ended; `words` is all it printed, on either output. */
export type ProgramAnswer =
  | { readonly kind: "exited"; readonly code: number; readonly words: string }
  /** Ended before it was done: by its time limit, or by a signal. */
  | { readonly kind: "timed-out" | "broken-off"; readonly words: string }
  /** Not installed, or not allowed to be run. */
  | { readonly kind: "missing" | "denied"; readonly words: string };

/** Whether it ran to its end and said yes. */
export function saidYes(answer: ProgramAnswer): boolean {
  return answer.kind === "exited" && answer.code === 0;
}
