"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Failure } from "@/lib/shared/result";
import { closeClearSessionsAction } from "./actions";

type How = Parameters<typeof closeClearSessionsAction>[0]["how"];

const options: readonly { value: How; label: string; hint: string }[] = [
  {
    value: "tree-connect",
    label: "Close the shares they use in the clear",
    hint: "Nothing else of these clients is touched, unless the share alone would let one back in in the clear: then its whole connection ends.",
  },
  {
    value: "connection",
    label: "End these clients' connections",
    hint: "With all shares they use. For clients that connected while encryption was off: they can encrypt only after they connect anew.",
  },
  {
    value: "restart",
    label: "Restart Samba",
    hint: "Every session ends, the encrypted ones too.",
  },
];

interface CloseClearDialogProps {
  /** How many there are now. */
  count: number;
  onClose: () => void;
  onClosed: (message: string) => void;
  onRefused: (failure: Failure) => void;
}

export function CloseClearDialog({ count, onClose, onClosed, onRefused }: CloseClearDialogProps) {
  const [how, setHow] = useState<How>("tree-connect");
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => closeClearSessionsAction({ how }),
    onSuccess: (result) => {
      if (result.ok) onClosed(result.value.message);
      else onRefused(result.error);
    },
    onError: () => {
      onRefused({
        code: "offline",
        message: "The panel did not answer. The list tells which sessions are still open.",
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
      title={count === 1 ? "Close the clear session?" : `Close ${count.toLocaleString("en")} clear sessions?`}
      confirmLabel={how === "restart" ? "Restart Samba" : "Close clear sessions"}
      danger
      busy={close.isPending}
      onConfirm={() => {
        close.mutate();
      }}
    >
      <div className="flex flex-col gap-3">
        <p>
          Clients notice a short break. Those that can encrypt connect again by themselves, encrypted; older
          ones are refused from then on. A file that is being copied at this moment may have to be copied
          again.
        </p>
        <RadioGroup
          label="How"
          options={options}
          value={how}
          onValueChange={setHow}
          disabled={close.isPending}
        />
      </div>
    </ConfirmDialog>
  );
}
