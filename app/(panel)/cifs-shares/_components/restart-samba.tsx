"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Failure } from "@/lib/shared/result";
import { restartSambaAction } from "../actions";

interface RestartSambaProps {
  /** Sessions that a restart ends; null while that is not known. */
  sessions: number | null;
  onRestarted: (message: string) => void;
  onRefused: (failure: Failure) => void;
}

/** The guide's `service smb restart`, with a word on who gets disconnected. */
export function RestartSamba({ sessions, onRestarted, onRefused }: RestartSambaProps) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const restart = useMutation({
    mutationFn: () => restartSambaAction({}),
    onSuccess: (result) => {
      if (result.ok) onRestarted(result.value.message);
      else onRefused(result.error);
    },
    onError: () => {
      onRefused({
        code: "offline",
        message:
          "The panel did not answer. Look at the service's lamp: it tells whether Samba was restarted.",
      });
    },
    onSettled: async () => {
      setAsking(false);
      await queries.invalidateQueries();
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
        Restart Samba
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Restart Samba?"
        confirmLabel="Restart Samba"
        busy={restart.isPending}
        onConfirm={() => {
          restart.mutate();
        }}
      >
        {sessionWords(sessions)} Windows and most other clients connect again by themselves; files that are
        being copied at this moment may have to be copied again.
      </ConfirmDialog>
    </>
  );
}

function sessionWords(sessions: number | null): string {
  if (sessions === null) return "Every open session ends.";
  if (sessions === 0) return "Nobody is connected now.";
  return sessions === 1 ? "One open session ends." : `${String(sessions)} open sessions end.`;
}
