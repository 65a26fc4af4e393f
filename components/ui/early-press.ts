/**
 * A page can be read before its scripts have come, and its buttons do nothing until React has taken them over, part by part: the shell,
 * then the panels of the page. Each part bears `data-part`, and `data-awake` from then on.
 */
export function wake(element: Element | null): void {
  element?.closest("[data-part]")?.setAttribute("data-awake", "");
}

/**
 * Keeps what is pressed in a part that is not awake, and does it once it is; of several presses the latest. What works without
 * scripts is left alone: links, and forms with an action. Other forms would have the browser load the page anew, with all that was typed
 * lost.
 *
 * It runs in the browser before anything of the page is drawn, as a script of its own, and may use nothing from outside itself.
 */
export function keepEarlyPresses(): void {
  const root = document.documentElement;
  let kept: HTMLButtonElement | null = null;

  const isAwake = (button: Element) => button.closest("[data-part]")?.hasAttribute("data-awake") !== false;

  const done = new MutationObserver(() => {
    const pressed = kept;
    if (pressed?.isConnected === true && !isAwake(pressed)) return;
    kept = null;
    done.disconnect();
    root.removeAttribute("data-pressed");
    pressed?.click();
  });

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button === null || isAwake(button)) return;
      if (button.type === "submit" && button.form?.hasAttribute("action") === true) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      kept = button;
      root.setAttribute("data-pressed", "");
      done.observe(root, { subtree: true, attributeFilter: ["data-awake"] });
    },
    { capture: true },
  );
}
