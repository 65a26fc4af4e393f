import { useEffect, useState } from "react";

export interface Clock {
  readonly elapsedMs: number;
  readonly isRunning: boolean;
  readonly start: () => void;
  readonly pause: () => void;
  readonly clear: () => void;
}

/** A clock that is started and stopped, and moves once a second. */
export function useClock(): Clock {
  /** What had run before the last start, and when that was. */
  const [run, setRun] = useState<{ readonly before: number; readonly since: number | null }>({
    before: 0,
    since: null,
  });
  const [now, setNow] = useState(0);
  const { before, since } = run;
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [since]);
  return {
    elapsedMs: before + (since === null ? 0 : Math.max(0, now - since)),
    isRunning: since !== null,
    start: () => {
      const at = Date.now();
      setNow(at);
      setRun({ before, since: at });
    },
    pause: () => {
      setRun({ before: before + (since === null ? 0 : Date.now() - since), since: null });
    },
    clear: () => {
      setRun({ before: 0, since: null });
    },
  };
}
