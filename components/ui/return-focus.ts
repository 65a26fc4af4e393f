"use client";

import { useCallback, useState } from "react";
import { WINDOWS } from "@/components/ui/focus-stops";

const NONE: readonly HTMLElement[] = [];
/** Each open window, and where the focus goes when it closes: the best place first. */
const openers = new WeakMap<Element, readonly HTMLElement[]>();

/**
 * Where the focus goes when a window closes that has no button of its own by Radix's reckoning, which would leave it nowhere:
 * to what had it before; if that is gone with another window, to where that one came from; and at last to the page.
 */
export function useReturnFocus(open: boolean) {
  // Asked while the window is drawn for the first time: nothing in it has taken the focus yet, and what it follows is still there.
  const [opening, setOpening] = useState(() => ({ open, places: open ? placesNow() : NONE }));
  if (opening.open !== open) setOpening({ open, places: open ? placesNow() : opening.places });
  const { places } = opening;
  const ref = useCallback(
    (content: Element | null) => {
      if (content !== null) openers.set(content, places);
    },
    [places],
  );
  const onCloseAutoFocus = useCallback(
    (event: Event) => {
      event.preventDefault();
      // Another window has come in its place, and has the focus already.
      if (document.activeElement?.closest(WINDOWS)) return;
      places.find((place) => place.isConnected && !place.matches(":disabled"))?.focus();
    },
    [places],
  );
  return { ref, onCloseAutoFocus };
}

function placesNow(): readonly HTMLElement[] {
  if (typeof document === "undefined") return [];
  const [before, page] = [document.activeElement, document.getElementById("page")];
  const places = before instanceof HTMLElement && before !== document.body ? [before] : [];
  const around = before?.closest(`${WINDOWS}, [role=menu]`) ?? null;
  const earlier = around === null ? [] : (openers.get(around) ?? buttonOf(around));
  return [...places, ...earlier, ...(page === null ? [] : [page])];
}

/** A menu bears the name of the button that opens it. */
function buttonOf(menu: Element): readonly HTMLElement[] {
  const button = document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  return button === null ? [] : [button];
}
