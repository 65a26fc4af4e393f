import { CircleAlert, CircleCheck } from "lucide-react";
import { Spinner } from "@/components/ui/spinner";
import type { TunnelStep } from "@/lib/tunnels/tunnel-step";
import { number } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";

const marks = {
  done: { word: msg("done"), icon: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" /> },
  running: { word: msg("running"), icon: <Spinner /> },
  failed: {
    word: msg("failed"),
    icon: <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
  },
} as const;

interface StepListProps {
  steps: readonly TunnelStep[];
  label: string;
}

/** Steps with their times, what was found, and what to do where one failed. */
export function StepList({ steps, label }: StepListProps) {
  return (
    <ol aria-label={label} className="flex flex-col gap-1.5">
      {steps.map(({ name, outcome, ms, message, detail }, index) => (
        <li key={`${String(index)}-${name}`} className="flex items-start gap-2">
          {marks[outcome].icon}
          <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <p>
              <span className="font-medium">{name}</span>
              <span className="sr-only"> ({t(marks[outcome].word)})</span>
              {message !== "" && (
                <span className={outcome === "failed" ? undefined : "text-muted"}>: {message}</span>
              )}
            </p>
            {detail !== undefined && <p className="font-mono text-xs text-muted">{detail}</p>}
          </div>
          {outcome !== "running" && (
            <span className="shrink-0 font-mono text-xs text-muted">{milliseconds(ms)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function milliseconds(ms: number): string {
  const digits = ms < 10 ? 1 : 0;
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  return `${number(ms, fixed)} ms`;
}
