import clsx from "clsx";
import type { ApplyOutcome, ApplyState } from "@/lib/use-cases/change-types";
import { msg, t } from "@/lib/words/t";

const looks: Readonly<Record<ApplyState, { word: string; look: string }>> = {
  applied: { word: msg("Applied."), look: "border-ok-line bg-ok-soft" },
  "not-applied": { word: msg("Not applied."), look: "border-bad-line bg-bad-soft" },
  "rolled-back": { word: msg("Rolled back."), look: "border-bad-line bg-bad-soft" },
  conflict: { word: msg("Conflict."), look: "border-warn-line bg-warn-soft" },
};

/** How a change ended. Its text begins with the word for it: scripts and screen readers look for that. */
export function ApplyResult({ outcome }: { outcome: ApplyOutcome }) {
  const { word, look } = looks[outcome.state];
  return (
    <div className={clsx("rounded-md border px-3 py-2", look)}>
      <p className="[overflow-wrap:anywhere]">
        <strong>{t(word)}</strong> {outcome.message}
      </p>
      {outcome.detail !== undefined && outcome.detail !== "" && <ProgramWords words={outcome.detail} />}
    </div>
  );
}

/** What a program said, as it said it. */
export function ProgramWords({
  words,
  label = t("The program's own words"),
}: {
  words: string;
  label?: string;
}) {
  return (
    <pre
      // A scrolling box must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={label}
      className="mt-1.5 max-h-48 overflow-auto rounded-sm border border-line bg-surface px-2 py-1 font-mono text-xs whitespace-pre-wrap"
    >
      {words}
    </pre>
  );
}
