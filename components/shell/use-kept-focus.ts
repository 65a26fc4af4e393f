import { useEffect } from "react";
import { canStop, WINDOWS } from "@/components/ui/focus-stops";

/** Milliseconds in which whoever took it away may say where the focus goes: a window that closes, a tab, a grid. */
const GRACE = 60;

const STOPS =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [contenteditable="true"], [tabindex="0"]';

/**
 * Keeps the focus near where it was when what had it is taken away or switched off: a row that is gone, a button that has done what it
 * was for. The browser would begin again at the top of the page, without a word. It goes to the next stop of what is around, at last to
 * the page itself; never where a person has let go of it by a click.
 */
export function useKeptFocus() {
  useEffect(() => {
    let last: Element | null = null;
    let around: readonly Element[] = [];
    let waiting: number | undefined;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      around = ancestorsOf(target);
    };
    const letGo = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && last?.contains(target) === true)) last = null;
    };
    const keep = () => {
      waiting = undefined;
      if (last === null || !isLost() || (last.isConnected && !isOff(last))) return;
      placeNear(last, around)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (last !== null && isLost()) waiting ??= window.setTimeout(keep, GRACE);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", letGo, { capture: true });
    return () => {
      observer.disconnect();
      window.clearTimeout(waiting);
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", letGo, { capture: true });
    };
  }, []);
}

/** Some browsers leave it on a button that was switched off, which takes no key any more. */
function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || isOff(activeElement);
}

function isOff(element: Element): boolean {
  return element.matches(":disabled");
}

/** What is around it, from the nearest outwards: as far as the window, the pane or the page that holds it. */
function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (at.matches("#page, :has(#page)")) break;
    found.push(at);
    if (at.matches(WINDOWS)) break;
  }
  return found;
}

function placeNear(last: Element, around: readonly Element[]): HTMLElement | null {
  for (const box of around) {
    if (!box.isConnected) continue;
    const stops = [...box.querySelectorAll<HTMLElement>(STOPS)].filter(canStop);
    const next = last.isConnected ? stops.find((stop) => isAfter(stop, last)) : undefined;
    const place = next ?? (last.isConnected ? stops.at(-1) : stops[0]);
    if (place !== undefined) return place;
  }
  return document.getElementById("page");
}

function isAfter(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
