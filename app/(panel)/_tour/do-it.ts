import type { DemoFacts } from "../_demo/facts-query";
import { fillOf, type Shown } from "./find-target";

/** Whether there is something to be pressed or filled in, and not only to be looked at. */
export function isActionable({ element }: Shown): boolean {
  return element.matches('a, button, input, textarea, [role="menuitem"], [role="row"]');
}

/** Presses the control, or fills the field, as the person would. */
export function doIt({ doing, element }: Shown, facts: DemoFacts): void {
  const wanted = fillOf(doing, facts);
  if (wanted !== undefined) type(element, wanted);
  else element.click();
}

/** Through the element's own setter: React notices a change by what it set itself last. */
function type(element: HTMLElement, text: string): void {
  const kind = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  const value = Object.getOwnPropertyDescriptor(kind.prototype, "value");
  value?.set?.call(element, text);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
