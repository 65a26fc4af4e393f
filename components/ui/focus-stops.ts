/** Selects what lies on the page and keeps the focus to itself. */
export const WINDOWS = "[role=dialog], [role=alertdialog]";

/** Whether Tab stops there, as things are now. */
export function canStop(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility();
}
