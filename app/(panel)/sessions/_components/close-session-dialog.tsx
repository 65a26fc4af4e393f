"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Mono } from "@/components/ui/mono";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Failure } from "@/lib/shared/result";
import { closeSessionAction } from "../../_sessions/actions";
import type { Session } from "../../_sessions/sessions-query";

type How = Parameters<typeof closeSessionAction>[0]["how"];

interface CloseSessionDialogProps {
  /** As it was when the button was pressed: only this very one is closed. */
  session: Session;
  onClose: () => void;
  onClosed: (message: string) => void;
  onRefused: (failure: Failure) => void;
}

export function CloseSessionDialog({ session, onClose, onClosed, onRefused }: CloseSessionDialogProps) {
  const [how, setHow] = useState<How>("tree-connect");
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => {
      const { id, client, share, since } = session;
      return closeSessionAction({ session: { id, client, share, since }, how });
    },
    onSuccess: (result) => {
      if (result.ok) onClosed(result.value.message);
      else onRefused(result.error);
    },
    onError: () => {
      onRefused({
        code: "offline",
        message: "The panel did not answer. The list tells whether the session is still open.",
      });
    },
    onSettled: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Close the session of ${session.client}?`}
      confirmLabel="Close session"
      danger
      busy={close.isPending}
      onConfirm={() => {
        close.mutate();
      }}
    >
      <div className="flex flex-col gap-3 [overflow-wrap:anywhere]">
        <p>
          {session.user} is connected to <strong>{session.share}</strong> from <Mono>{session.client}</Mono>.
          Files open there are closed; what was not saved yet may be lost. Windows and most other clients
          connect again by themselves where smb.conf still lets them in.
        </p>
        <RadioGroup
          label="What to close"
          value={how}
          onValueChange={setHow}
          disabled={close.isPending}
          options={[
            {
              value: "tree-connect",
              label: "This share",
              hint: "The client stays signed in; its other shares go on.",
            },
            {
              value: "connection",
              label: "The client's whole connection",
              hint: "All shares and users on it. The client has to sign in anew.",
            },
          ]}
        />
      </div>
    </ConfirmDialog>
  );
}
