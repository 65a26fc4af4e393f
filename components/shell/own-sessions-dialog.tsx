"use client";

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as v from "valibot";
import { browserName } from "@/components/shell/browser-name";
import { fetchRead } from "@/components/shell/fetch-read";
import { SessionsAnswer } from "@/components/shell/sessions-answer";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusRegion } from "@/components/ui/status-region";
import type { Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

type OwnSession = v.InferOutput<typeof SessionsAnswer>["sessions"][number];

const ownSessions = queryOptions({
  queryKey: ["own-sessions"],
  queryFn: ({ signal }) => fetchRead("/api/account/sessions", {}, SessionsAnswer, signal),
});

interface OwnSessionsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onEnd: (session: { id: string }) => Promise<Result<unknown>>;
}

/** Where this account is signed in, and a way to end what should not be. */
export function OwnSessionsDialog({ open, onOpenChange, onEnd }: OwnSessionsDialogProps) {
  const { data, error } = useQuery({ ...ownSessions, enabled: open });
  const client = useQueryClient();
  const [trouble, setTrouble] = useState("");
  const [done, setDone] = useState("");
  const end = async ({ id, browser, address }: OwnSession): Promise<void> => {
    setTrouble("");
    setDone("");
    try {
      const ended = await onEnd({ id });
      if (!ended.ok) setTrouble(ended.error.message);
      else setDone(t("Ended: {browser} at {address}.", { browser: browserName(browser), address }));
    } catch {
      setTrouble(t("The panel does not answer, so the session goes on. Try again in a moment."));
    }
    await client.invalidateQueries({ queryKey: ownSessions.queryKey });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("Your sessions")}
      description={t("Everywhere this account is signed in. A session ends 12 hours after it was last used.")}
    >
      {trouble !== "" && (
        <Alert kind="error" announce>
          {trouble}
        </Alert>
      )}
      <StatusRegion label={t("Result")} className="text-ok">
        {done}
      </StatusRegion>
      {error !== null && <Alert kind="error">{error.message}</Alert>}
      {data === undefined && error === null && <Skeleton className="h-16" />}
      {data !== undefined && (
        <ul className="flex flex-col divide-y divide-line">
          {data.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              current={session.id === data.current}
              onEnd={() => end(session)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface SessionRowProps {
  session: OwnSession;
  current: boolean;
  onEnd: () => Promise<void>;
}

function SessionRow({ session, current, onEnd }: SessionRowProps) {
  const [ending, setEnding] = useState(false);
  const browser = browserName(session.browser);
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="font-medium" title={session.browser}>
          {browser}
        </p>
        <p className="text-xs text-muted">
          <Rich
            text="<code>{address}</code>, since {time}"
            values={{ address: session.address, time: <RelativeTime at={session.since} /> }}
          />
        </p>
      </div>
      {current ? (
        <Badge tone="ok">{t("This one")}</Badge>
      ) : (
        <Button
          busy={ending}
          aria-label={t("End the session of {browser} at {address}", { browser, address: session.address })}
          onClick={() => {
            setEnding(true);
            void onEnd().finally(() => {
              setEnding(false);
            });
          }}
        >
          {t("End")}
        </Button>
      )}
    </li>
  );
}
