"use client";

import clsx from "clsx";
import { Unplug } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Notice } from "@/components/ui/result-notice";
import { StatusRegion } from "@/components/ui/status-region";
import { t } from "@/lib/words/t";
import { ClearSessionList } from "./clear-session-list";
import { CloseClearDialog } from "./close-clear-dialog";
import { useSessions } from "./sessions-query";

interface ClearSessionsProps {
  /** False for people who only look. */
  canChange: boolean;
  /** Says where it cannot be told whether there are any. Left out where the rest of the page says it. */
  tellsTrouble?: boolean | undefined;
  className?: string | undefined;
}

/**
 * The sessions that go on in the clear although smb.conf demands encryption, as after a reload, and the button that closes
 * them. It counts down live, says once that none is left, and renders nothing where there never was one.
 */
export function ClearSessions({ canChange, tellsTrouble = false, className }: ClearSessionsProps) {
  const { data, error } = useSessions();
  const [seen, setSeen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [notice, setNotice] = useState<Notice>();
  const clear = data?.sessions.filter(({ leftover }) => leftover) ?? [];
  const count = clear.length;
  if (count > 0 && !seen) setSeen(true);
  useAsked("close-clear", () => setAsking(count > 0), canChange && data !== undefined);
  if (tellsTrouble && error !== null) {
    return (
      <Alert kind="warning" className={className}>
        {error.message} {t("So whether sessions go on in the clear cannot be told.")}
      </Alert>
    );
  }
  if (!seen) return null;
  const dismiss = () => {
    setSeen(false);
    setNotice(undefined);
  };
  return (
    <section aria-label={t("Clear sessions")} className={clsx("shrink-0", className)}>
      <StatusRegion label={t("Clear sessions")}>
        {count === 0 ? (
          <Alert
            kind="success"
            title={t("No session goes on in the clear against smb.conf any more")}
            actions={<Button onClick={dismiss}>{t("Dismiss")}</Button>}
          >
            {notice?.message}
          </Alert>
        ) : (
          <p className="sr-only">
            {t(
              "{count, plural, =1 {One session goes} other {# sessions go}} on in the clear although smb.conf demands encryption.",
              { count },
            )}
          </p>
        )}
      </StatusRegion>
      {count > 0 && (
        <Alert
          kind="warning"
          title={t(
            "{count, plural, =1 {One session goes} other {# sessions go}} on in the clear although smb.conf demands encryption",
            { count },
          )}
          actions={
            canChange ? (
              <Button
                icon={<Unplug aria-hidden />}
                onClick={() => {
                  setNotice(undefined);
                  setAsking(true);
                }}
              >
                {t("Close clear sessions")}
              </Button>
            ) : undefined
          }
        >
          <p>
            {t(
              "{count, plural, =1 {It was open} other {They were open}} before the change; a reload reaches new sessions only.",
              { count },
            )}{" "}
            {!canChange && `${t("People with the role admin or operator can close them.")} `}
            <Link href="/sessions?state=leftover">{t("Show in Sessions")}</Link>
          </p>
          <ClearSessionList sessions={clear} />
        </Alert>
      )}
      {count > 0 && notice !== undefined && (
        <Alert
          kind={notice.kind === "error" ? "error" : "info"}
          announce
          detail={notice.detail}
          className="mt-1.5"
        >
          {notice.message}
        </Alert>
      )}
      {asking && (
        <CloseClearDialog
          count={count}
          onClose={() => {
            setAsking(false);
          }}
          onNotice={setNotice}
        />
      )}
    </section>
  );
}
