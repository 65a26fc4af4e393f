"use client";

import { Dialog } from "radix-ui";
import { useState } from "react";
import type { useReturnFocus } from "@/components/ui/return-focus";
import { t } from "@/lib/words/t";
import { Finder, type FinderProps, type Step } from "./finder";

interface PaletteWindowProps extends Pick<FinderProps, "account"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus: ReturnType<typeof useReturnFocus>;
}

/** What `Palette` loads. It opens with nothing searched for. */
export function PaletteWindow({ account, open, onOpenChange, returnFocus }: PaletteWindowProps) {
  const [search, setSearch] = useState("");
  const [step, setStep] = useState<Step>();
  const [wasOpen, setWasOpen] = useState(open);
  if (wasOpen !== open) {
    setWasOpen(open);
    setSearch("");
    setStep(undefined);
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          {...returnFocus}
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            if (step === undefined) return;
            // One step back, and not out of it.
            event.preventDefault();
            setStep(undefined);
            setSearch("");
          }}
          className="fixed top-[12vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-2xl -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">{t("Search pages and more")}</Dialog.Title>
          <Finder
            account={account}
            search={search}
            onSearch={setSearch}
            step={step}
            onStep={setStep}
            onClose={() => {
              onOpenChange(false);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
