"use client";

import { useState } from "react";
import { timeOfDay } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import { SESSIONS_POLL_MS, useSessionsTime } from "../../_sessions/sessions-query";

/** When what is on show was so. It has a part of its own, so that the grid is not drawn again for the time alone. */
export function AsOf({ paused }: { paused: boolean }) {
  const asOf = useSessionsTime();
  const [pausedAt, setPausedAt] = useState<number>();
  if (paused && pausedAt === undefined && asOf !== undefined) setPausedAt(asOf);
  if (!paused && pausedAt !== undefined) setPausedAt(undefined);
  if (paused) return <strong>{t("Paused, as of {time}", { time: clock(pausedAt ?? asOf) })}</strong>;
  if (asOf === undefined) return null;
  return (
    <span>
      {t("As of {time}, every {seconds, number} s", { time: clock(asOf), seconds: SESSIONS_POLL_MS / 1000 })}
    </span>
  );
}

function clock(at: number | undefined): string {
  return at === undefined ? "" : timeOfDay(at);
}
