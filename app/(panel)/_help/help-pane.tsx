"use client";

import dynamic from "next/dynamic";
import { Dialog } from "radix-ui";
import { t } from "@/lib/words/t";
import { useHelp } from "./help-state";

/** All that the help says comes when it is first opened. */
const HelpBody = dynamic(() => import("./help-body").then(({ HelpBody }) => HelpBody), {
  ssr: false,
  loading: () => (
    <p role="status" className="p-3 text-muted">
      {t("Opening the help…")}
    </p>
  ),
});

/** The help on the page that is open: beside it where there is room, and otherwise a sheet from the right. */
export function HelpPane() {
  const { isOpen, isBeside, close } = useHelp();
  if (isBeside) {
    if (!isOpen) return null;
    return (
      <aside
        aria-label={t("Help")}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
        }}
        className="flex w-80 shrink-0 flex-col overflow-hidden rounded-md border border-line-strong bg-surface shadow-panel 2xl:w-96 print:hidden"
      >
        <HelpBody />
      </aside>
    );
  }
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) close();
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
