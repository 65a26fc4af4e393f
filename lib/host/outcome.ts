import type { RunOutcome } from "@/lib/host/host";
import { t } from "@/lib/words/t";

/** How a program ended, for a person: its own last words where it had any. */
export function describeOutcome(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case "not-found":
      return t("{program} is not installed.", { program: outcome.program });
    case "denied":
      return (
        outcome.reason ?? t("{program} may not be run by the panel's account.", { program: outcome.program })
      );
    case "timed-out":
      return `${t("It did not end in time.")} ${words(outcome)}`.trim();
    case "signalled":
      return `${t("It was ended by {signal}.", { signal: outcome.signal })} ${words(outcome)}`.trim();
    case "exited":
      return words(outcome) || t("It ended with status {code} and said nothing.", { code: outcome.code });
  }
}

function words(said: { readonly stdout: string; readonly stderr: string }): string {
  return said.stderr.trim() || said.stdout.trim();
}
