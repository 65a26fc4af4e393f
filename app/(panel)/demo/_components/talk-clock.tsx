import { Pause, Play, TimerReset } from "lucide-react";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/words/t";
import { clockWords } from "./talk-times";
import type { Clock } from "./use-clock";

/** The presenter's clock. It is not read out as it runs: a screen reader asks for it. */
export function TalkClock({ clock }: { clock: Clock }) {
  const { elapsedMs, isRunning, start, pause, clear } = clock;
  return (
    <>
      <span role="timer" aria-label={t("Time of the talk")} className="px-1.5 font-mono text-sm tabular-nums">
        {clockWords(elapsedMs)}
      </span>
      <Button
        icon={isRunning ? <Pause aria-hidden /> : <Play aria-hidden />}
        onClick={isRunning ? pause : start}
      >
        {t(isRunning ? "Pause clock" : "Start clock")}
      </Button>
      <Button icon={<TimerReset aria-hidden />} disabled={elapsedMs === 0} onClick={clear}>
        {
          // “Clear” alone is what becomes of files that nothing encrypts.
          t("{what, select, clock {Clear} other {}}", { what: "clock" })
        }
      </Button>
    </>
  );
}
