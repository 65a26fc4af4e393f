import { FocusScope } from "radix-ui/internal";
import { type RefObject, useEffect, useState } from "react";
import { canStop } from "@/components/ui/focus-stops";
import { openDialog } from "./find-target";

/**
 * Lets Tab go on from the last control of an open dialog to the tour, and from the tour's last one to the dialog, as if the tour were
 * the dialog's end. A dialog keeps the keyboard to itself while it is the newest scope of focus: so the tour has one of its own, which is
 * empty, for as long as it is gone to.
 */
export function Reach({ panel }: { panel: RefObject<HTMLElement | null> }) {
  const [goal, setGoal] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const [tour, dialog] = [panel.current, openDialog()];
      if (!isTab(event) || tour === null || dialog === null) return;
      const [from, to] = tour.contains(document.activeElement) ? [tour, dialog] : [dialog, tour];
      const [last, first] = event.shiftKey ? [0, -1] : [-1, 0];
      const next = controlsIn(to).at(first);
      if (controlsIn(from).at(last) !== document.activeElement || next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      // The dialog has to let go of the keyboard first; it takes it back by itself.
      if (to === tour) setGoal(next);
      else next.focus();
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) setGoal(null);
    };
    document.addEventListener("keydown", onKeyDown, true);
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("keydown", onKeyDown, true);
      document.removeEventListener("focusin", onFocus);
    };
  }, [panel]);
  if (goal === null) return null;
  return (
    <FocusScope.Root
      aria-hidden
      className="hidden"
      onMountAutoFocus={(event) => {
        event.preventDefault();
        goal.focus();
      }}
      onUnmountAutoFocus={(event) => {
        event.preventDefault();
      }}
    />
  );
}

function isTab({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === "Tab" && !altKey && !ctrlKey && !metaKey;
}

/** What Tab stops at, in order; of radio buttons the browser stops at one, which is then the last or first of them to have the focus. */
function controlsIn(part: HTMLElement): readonly HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>("*")].filter(canStop);
}
