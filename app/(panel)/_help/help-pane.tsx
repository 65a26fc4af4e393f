"use client";

import dynamic from "next/dynamic";
import { useEver } from "@/components/ui/use-ever";
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

const HelpSheet = dynamic(() => import("./help-sheet").then(({ HelpSheet }) => HelpSheet), { ssr: false });

/** The help on the page that is open: beside it where there is room, and otherwise a sheet from the right. */
export function HelpPane() {
  const { isOpen, isBeside, close } = useHelp();
  const isSheetWanted = useEver(isOpen && !isBeside);
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
  return isSheetWanted && <HelpSheet open={isOpen} onClose={close} />;
}
