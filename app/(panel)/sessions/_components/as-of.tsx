"use client";

import { useState } from "react";
import { SESSIONS_POLL_MS, useSessionsTime } from "../../_sessions/sessions-query";

/** When what is on show was so. It has a part of its own, so that the grid is not drawn again for the time alone. */
export function AsOf({ paused }: { paused: boolean }) {
  const asOf = useSessionsTime();
  const [pausedAt, setPausedAt] = useState<number>();
  if (paused && pausedAt === undefined && asOf !== undefined) setPausedAt(asOf);
  if (!paused && pausedAt !== undefined) setPausedAt(undefined);
  if (paused) return <strong>Paused, as of {clock(pausedAt ?? asOf)}</strong>;
  if (asOf === undefined) return null;
  return (
    <span>
      As of {clock(asOf)}, every {SESSIONS_POLL_MS / 1000} s
    </span>
  );
}

function clock(at: number | undefined): string {
  return at === undefined ? "" : new Date(at).toLocaleTimeString("en-GB");
}
