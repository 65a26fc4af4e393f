"use client";

import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import { useMedia } from "@/components/shell/browser-state";
import { useDesktop } from "@/components/shell/use-desktop";
import { useWindowKey } from "@/components/shell/use-window-key";
import { WINDOWS } from "@/components/ui/focus-stops";

interface HelpState {
  readonly isOpen: boolean;
  /** There is room for it beside the page; otherwise it lies on it as a sheet. */
  readonly isBeside: boolean;
  /** How often somebody opened it on this page load: the focus goes into it then, and not where it was open already. */
  readonly opened: number;
  readonly toggle: () => void;
  readonly close: () => void;
}

const HelpContext = createContext<HelpState | null>(null);

export function useHelp(): HelpState {
  const state = use(HelpContext);
  if (state === null) throw new Error("useHelp is for what stands inside HelpProvider.");
  return state;
}

/**
 * Whether the help pane is open: kept with the rest of the desktop where it stands beside the page, for a sheet that comes up by itself
 * would be in the way. F1 opens and closes it.
 */
export function HelpProvider({ children }: { children: ReactNode }) {
  const isBeside = useMedia("(min-width: 75rem)");
  const { settings, arrange } = useDesktop();
  const [isSheet, setSheet] = useState(false);
  const [opened, setOpened] = useState(0);
  const cameFrom = useRef<Element | null>(null);
  const isOpen = isBeside ? settings.help : isSheet;

  const turn = useCallback(
    (open: boolean) => {
      if (open) {
        cameFrom.current = document.activeElement;
        setOpened((before) => before + 1);
      }
      if (isBeside) arrange({ help: open });
      else setSheet(open);
      // The sheet gives the focus back by itself.
      if (!open && isBeside && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    },
    [isBeside, arrange],
  );
  useWindowKey((event) => {
    if (event.key !== "F1" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inDialog = document.querySelector(WINDOWS) !== null;
    if (!inDialog || isSheet) turn(!isOpen);
  });
  const state = useMemo(
    () => ({
      isOpen,
      isBeside,
      opened,
      toggle: () => {
        turn(!isOpen);
      },
      close: () => {
        turn(false);
      },
    }),
    [isOpen, isBeside, opened, turn],
  );
  return <HelpContext value={state}>{children}</HelpContext>;
}
