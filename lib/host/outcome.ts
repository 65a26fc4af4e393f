import type { RunOutcome } from "@/lib/host/host";

/** How a program ended, for a person: its own last words where it had any. */
export function describeOutcome(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case "not-found":
      return `${outcome.program} is not installed.`;
    case "denied":
      return outcome.reason ?? `${outcome.program} may not be run by the panel's account.`;
    case "timed-out":
      return `It did not end in time. ${words(outcome)}`.trim();
    case "signalled":
      return `It was ended by ${outcome.signal}. ${words(outcome)}`.trim();
    case "exited":
      return words(outcome) || `It ended with status ${String(outcome.code)} and said nothing.`;
  }
}

function words(said: { readonly stdout: string; readonly stderr: string }): string {
  return said.stderr.trim() || said.stdout.trim();
}
