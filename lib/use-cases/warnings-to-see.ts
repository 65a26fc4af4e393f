import { createHash } from "node:crypto";
import type { AnyFinding } from "@/lib/shared/finding";
import { t } from "@/lib/words/t";

/** What the project's own checks say of a candidate. */
export interface OwnChecks {
  readonly findings: readonly AnyFinding[];
  /** Indices into `findings` of those the base does not have. */
  readonly introduced: readonly number[];
}

/**
 * The sentences of our checks that have to be seen before a change is applied. A warning is shown; only what shuts people
 * out, opens a door or loses lines needs a tick.
 */
export function sentencesToSee({ findings, introduced }: OwnChecks): readonly string[] {
  return introduced.flatMap((index) => {
    const finding = findings[index];
    if (finding?.severity !== "error") return [];
    return [t("Line {number}: {message}", { number: finding.number, message: finding.message })];
  });
}

/** Stands for exactly these warnings, whatever their order; null where there is none. */
export function warningsDigest(warnings: readonly string[]): string | null {
  if (warnings.length === 0) return null;
  return createHash("sha256")
    .update(JSON.stringify([...warnings].sort()))
    .digest("hex");
}
