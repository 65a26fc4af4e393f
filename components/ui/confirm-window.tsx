"use client";

import { AlertDialog } from "radix-ui";
import { Button } from "@/components/ui/button";
import type { ConfirmDialogProps } from "@/components/ui/confirm-dialog";
import type { useReturnFocus } from "@/components/ui/return-focus";
import { t } from "@/lib/words/t";

interface ConfirmWindowProps extends ConfirmDialogProps {
  returnFocus: ReturnType<typeof useReturnFocus>;
}

/** What `ConfirmDialog` loads. */
export function ConfirmWindow(props: ConfirmWindowProps) {
  const { open, onOpenChange, busy = false } = props;
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!busy) onOpenChange(next);
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Content {...props} />
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Content(props: ConfirmWindowProps) {
  const { returnFocus, title, children, confirmLabel, cancelLabel = t("Cancel"), onConfirm } = props;
  const { danger = false, busy = false } = props;
  return (
    <AlertDialog.Content
      {...returnFocus}
      className="fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-lg border border-line-strong bg-surface shadow-float"
    >
      <AlertDialog.Title className="title-bar border-b border-line-strong px-3 py-2 text-sm font-semibold">
        {title}
      </AlertDialog.Title>
      <AlertDialog.Description asChild>
        <div className="overflow-auto p-4">{children}</div>
      </AlertDialog.Description>
      <div className="tool-bar flex flex-wrap justify-end gap-2 border-t border-line px-4 py-2.5">
        <AlertDialog.Cancel asChild>
          <Button disabled={busy}>{cancelLabel}</Button>
        </AlertDialog.Cancel>
        <Button variant={danger ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </AlertDialog.Content>
  );
}
