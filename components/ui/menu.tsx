"use client";

import dynamic from "next/dynamic";
import { type ReactNode, type Ref, useId, useRef, useState } from "react";
import type { MenuEntry } from "@/components/ui/menu-window";

/** What opens comes when the button is first reached: every page has menus, of which few are ever opened. */
const MenuWindow = dynamic(() => import("@/components/ui/menu-window").then((part) => part.MenuWindow), {
  ssr: false,
});

/** For the button: `<button {...props}>`. */
export interface MenuTriggerProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly id: string;
  readonly "aria-haspopup": "menu";
  readonly "aria-expanded": boolean;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
  readonly onClick: (event: { readonly detail: number }) => void;
  readonly onKeyDown: (event: { readonly key: string; preventDefault(): void }) => void;
}

interface MenuProps {
  /** The button that opens the menu. */
  trigger: (props: MenuTriggerProps) => ReactNode;
  entries: readonly MenuEntry[];
}

export function Menu({ trigger, entries }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [isByKey, setByKey] = useState(false);
  const want = () => {
    setWanted(true);
  };
  const turn = (open: boolean) => {
    want();
    setOpen(open);
  };
  return (
    <span className="relative inline-flex">
      {trigger({
        ref: button,
        id,
        "aria-haspopup": "menu",
        "aria-expanded": isOpen,
        onPointerEnter: want,
        onFocus: want,
        onClick: ({ detail }) => {
          // A click by Enter or the space bar counts no presses.
          setByKey(detail === 0);
          turn(!isOpen);
        },
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" || isOpen) return;
          event.preventDefault();
          setByKey(true);
          turn(true);
        },
      })}
      {isWanted && (
        <MenuWindow
          open={isOpen}
          onOpenChange={turn}
          startsAtFirst={isByKey}
          button={button}
          entries={entries}
        />
      )}
    </span>
  );
}
