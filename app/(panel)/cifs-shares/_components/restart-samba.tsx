"use client";

import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Notice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { restartSambaAction } from "../actions";

interface RestartSambaProps {
  /** Sessions that a restart ends; null while that is not known. */
  sessions: number | null;
  onNotice: (notice: Notice) => void;
}

/** The guide's `service smb restart`, with a word on who gets disconnected. */
export function RestartSamba({ sessions, onNotice }: RestartSambaProps) {
  const [asking, setAsking] = useState(false);
  useAsked("restart-samba", () => setAsking(true));
  const restart = useNoticedAction({
    run: () => restartSambaAction({}),
    unsure: t("Look at the service's lamp: it tells whether Samba was restarted."),
    onNotice,
    onSettled: () => {
      setAsking(false);
    },
  });
  return (
    <>
      <Button
        variant="ghost"
        icon={<RotateCw aria-hidden />}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("Restart Samba")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("Restart Samba?")}
        confirmLabel={t("Restart Samba")}
        busy={restart.isPending}
        onConfirm={() => {
          restart.mutate();
        }}
      >
        {sessionWords(sessions)}{" "}
        {t(
          "Windows and most other clients connect again by themselves; files that are being copied at this moment may have to be copied again.",
        )}
      </ConfirmDialog>
    </>
  );
}

function sessionWords(sessions: number | null): string {
  if (sessions === null) return t("Every open session ends; how many there are is not known.");
  if (sessions === 0) return t("Nobody is connected now.");
  return t("{count, plural, =1 {One open session ends.} other {# open sessions end.}}", { count: sessions });
}
