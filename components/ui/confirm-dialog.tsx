"use client";

import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useReturnFocus } from "@/components/ui/return-focus";
import { t } from "@/lib/words/t";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Restart Samba?" */
  title: string;
  /** What will happen, and to whom. */
  children: ReactNode;
  /** The verb of the title: "Restart Samba". */
  confirmLabel: string;
  cancelLabel?: string | undefined;
  /** Red button, for what ends sessions or removes something. */
  danger?: boolean | undefined;
  /** While the action runs: the dialog stays, the button spins. */
  busy?: boolean | undefined;
  /** Does the thing. Close the dialog by `open` when it is done. */
  onConfirm: () => void;
}

/** Asks before something dangerous. Focus starts on Cancel; a click outside does not answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, busy = false } = props;
  const returnFocus = useReturnFocus(open);
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!busy) onOpenChange(next);
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Content {...props} returnFocus={returnFocus} />
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Content(props: ConfirmDialogProps & { returnFocus: ReturnType<typeof useReturnFocus> }) {
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
