"use client";

import { Dialog } from "radix-ui";
import { t } from "@/lib/words/t";
import { HelpBody } from "./help-body";

/** The help where there is no room beside the page. */
export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-40 flex w-[min(26rem,calc(100vw-2rem))] flex-col overflow-hidden border-l border-line-strong bg-surface shadow-float"
        >
          <Dialog.Title className="sr-only">{t("Help")}</Dialog.Title>
          <HelpBody />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
