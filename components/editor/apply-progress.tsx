import { CircleAlert, CircleCheck } from "lucide-react";
import { Spinner } from "@/components/ui/spinner";
import type { ChangeStep } from "@/lib/use-cases/change-types";
import { msg, t } from "@/lib/words/t";

const marks = {
  done: { word: msg("done"), icon: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" /> },
  running: { word: msg("running"), icon: <Spinner /> },
  failed: {
    word: msg("failed"),
    icon: <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
  },
} as const;

/** The pipeline's steps as they happen. */
export function ApplyProgress({ steps }: { steps: readonly ChangeStep[] }) {
  return (
    <div aria-live="polite">
      <ol aria-label={t("Steps")} className="flex flex-col gap-1.5">
        {steps.length === 0 && (
          <li className="flex items-start gap-2">
            <Spinner />
            {t("Beginning…")}
          </li>
        )}
        {steps.map((step, index) => (
          <li key={`${String(index)}-${step.name}`} className="flex items-start gap-2">
            {marks[step.outcome].icon}
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="font-medium">{step.name}</span>
              <span className="text-muted">
                : {step.detail === "" ? t(marks[step.outcome].word) : step.detail}
              </span>
              <span className="sr-only"> ({t(marks[step.outcome].word)})</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
