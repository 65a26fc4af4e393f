import { WINDOWS } from "@/components/ui/focus-stops";
import { msg, t } from "@/lib/words/t";
import type { DemoFacts } from "../_demo/facts-query";
import type { Doing, Step, Target } from "./steps";

/** What a step asks for now, and where it is on the page. */
export interface Shown {
  readonly doing: Doing;
  readonly element: HTMLElement;
}

/**
 * Of what a step has to be done, and is on the page: the first thing to be filled in or chosen that is not yet, else the last one; null
 * while none is there.
 */
export function nextDoing(step: Step, facts: DemoFacts): Shown | null {
  const there = step.doings.flatMap((doing): Shown[] => {
    const [element] = targets(doing);
    return element === undefined || isDone(doing, element, facts) ? [] : [{ doing, element }];
  });
  const open = there.find(({ doing }) => doing.fill !== undefined || doing.isChoice === true);
  return open ?? there.at(-1) ?? null;
}

/** The button that closes the dialog in which the step has just ended. */
export function closingButton(): Shown | null {
  const doing: Doing = { css: '[role="dialog"] button', name: msg("Close") };
  // The one at the dialog's end, where the person's eyes are; there is another in its title.
  const element = targets(doing).at(-1);
  return element === undefined ? null : { doing, element };
}

/** Whether a dialog is open: what lies behind it cannot be reached. */
export function openDialog(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(WINDOWS)].at(-1) ?? null;
}

/** The elements that are meant, and can be used now. */
function targets(target: Target): readonly HTMLElement[] {
  const { css, within, holds } = target;
  const dialog = openDialog();
  const name = saidName(target);
  const around = within === undefined ? "*" : `[aria-label="${CSS.escape(t(within))}"]`;
  return [...document.querySelectorAll<HTMLElement>(css)].filter(
    (element) =>
      (dialog === null || dialog.contains(element)) &&
      element.closest(around) !== null &&
      isUsable(element) &&
      (name === undefined || nameOf(element).startsWith(name)) &&
      (holds === undefined || element.textContent.includes(holds)),
  );
}

/** What a control that is looked for is called in the reader's language. */
export function saidName({ name, values }: Target): string | undefined {
  return name === undefined ? undefined : t(name, values);
}

/** What a control is called, as far as a sentence about it goes. */
export function nameOf(element: HTMLElement): string {
  const label =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.labels?.[0]
      : undefined;
  return (element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent)
    .trim()
    .replace(/\*$/u, "");
}

export function fillOf({ fill }: Doing, facts: DemoFacts): string | undefined {
  return typeof fill === "function" ? fill(facts) : fill;
}

function isDone(doing: Doing, element: HTMLElement, facts: DemoFacts): boolean {
  if (doing.isChoice === true) return element instanceof HTMLInputElement && element.checked;
  const wanted = fillOf(doing, facts);
  if (wanted === undefined) return false;
  return "value" in element && element.value === wanted;
}

function isUsable(element: HTMLElement): boolean {
  if (element.getClientRects().length === 0) return false;
  return !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true";
}
