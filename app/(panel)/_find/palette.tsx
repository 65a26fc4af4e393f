"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useWindowKey } from "@/components/shell/use-window-key";
import { useReturnFocus } from "@/components/ui/return-focus";
import { useEver } from "@/components/ui/use-ever";
import { t } from "@/lib/words/t";
import type { FinderProps } from "./finder";

const loadWindow = () => import("./palette-window").then(({ PaletteWindow }) => PaletteWindow);

/** The window comes when it is first wanted: it knows every list of the panel, of which a page needs one. */
const PaletteWindow = dynamic(loadWindow, { ssr: false });

/** The header's search: Ctrl-K (or Command-K) from anywhere, type a few letters, Enter. */
export function Palette({ account }: Pick<FinderProps, "account">) {
  const [open, setOpen] = useState(false);
  const returnFocus = useReturnFocus(open);
  const isWanted = useEver(open);
  useWindowKey((event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    setOpen(!open);
  });
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void loadWindow()}
        onFocus={() => void loadWindow()}
        onClick={() => {
          setOpen(true);
        }}
        className="inline-flex h-7 items-center gap-2 rounded-sm border border-head-muted/40 bg-[rgb(255_255_255/0.1)] px-2 text-xs whitespace-nowrap text-head-ink outline-offset-1 hover:bg-[rgb(255_255_255/0.18)] focus-visible:outline-head-ink lg:w-56"
      >
        <Search aria-hidden className="size-3.5" />
        <span className="max-lg:sr-only">{t("Search pages and more")}</span>
        <kbd className="ml-auto font-sans text-2xs text-head-muted max-lg:hidden">{t("Ctrl K")}</kbd>
      </button>
      {isWanted && (
        <PaletteWindow account={account} open={open} onOpenChange={setOpen} returnFocus={returnFocus} />
      )}
    </>
  );
}
