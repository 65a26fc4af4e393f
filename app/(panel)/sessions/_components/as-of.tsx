"use client";

import { useQuery } from "@tanstack/react-query";
import { SESSIONS_POLL_MS, sessionsQuery } from "../../_sessions/sessions-query";

/** When what is on show was read. It has a part of its own, so that the grid is not drawn again for the time alone. */
export function AsOf({ pausedAt }: { pausedAt: number | null }) {
  const { dataUpdatedAt } = useQuery(sessionsQuery());
  if (pausedAt !== null) return <strong>Paused, as of {clock(pausedAt)}</strong>;
  if (dataUpdatedAt === 0) return null;
  return (
    <span>
      As of {clock(dataUpdatedAt)}, every {SESSIONS_POLL_MS / 1000} s
    </span>
  );
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB");
}
