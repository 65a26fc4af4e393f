"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { useWindowKey } from "@/components/shell/use-window-key";
import { useReturnFocus } from "@/components/ui/return-focus";
import { t } from "@/lib/words/t";
import type { FinderProps, Step } from "./finder";

const loadFinder = () => import("./finder").then(({ Finder }) => Finder);

/** What finds comes when it is first wanted: it knows every list of the panel, of which a page needs one. */
const Finder = dynamic(loadFinder, {
  ssr: false,
  loading: () => (
    <p role="status" className="px-3 py-3 text-muted">
      {t("Opening the search…")}
    </p>
  ),
});

/** The header's search: Ctrl-K (or Command-K) from anywhere, type a few letters, Enter. */
export function Palette({ account }: Pick<FinderProps, "account">) {
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [step, setStep] = useState<Step>();
  const returnFocus = useReturnFocus(open);
  const turn = (next: boolean) => {
    setSearch("");
    setStep(undefined);
    setOpen(next);
  };
  useWindowKey((event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    turn(!open);
  });
  return (
    <Dialog.Root open={open} onOpenChange={turn}>
      <Dialog.Trigger
        onPointerEnter={() => void loadFinder()}
        onFocus={() => void loadFinder()}
        className="inline-flex h-7 items-center gap-2 rounded-sm border border-head-muted/40 bg-[rgb(255_255_255/0.1)] px-2 text-xs whitespace-nowrap text-head-ink outline-offset-1 hover:bg-[rgb(255_255_255/0.18)] focus-visible:outline-head-ink lg:w-56"
      >
        <Search aria-hidden className="size-3.5" />
        <span className="max-lg:sr-only">{t("Search pages and more")}</span>
        <kbd className="ml-auto font-sans text-2xs text-head-muted max-lg:hidden">{t("Ctrl K")}</kbd>
      </Dialog.Trigger>
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
              turn(false);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
