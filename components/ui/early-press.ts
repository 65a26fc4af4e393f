/**
 * A page can be read before its scripts have come, and its buttons do nothing until React has taken them over, part by part: the shell,
 * then the panels of the page. Each part bears `data-part`, and `data-awake` from then on.
 */
export function wake(element: Element | null): void {
  element?.closest("[data-part]")?.setAttribute("data-awake", "");
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what is pressed in a part that is not awake, and does it once it is; of several presses the latest. What works without
 * scripts is left alone: links, and forms with an action. Other forms would have the browser load the page anew, with all that was typed
 * lost. What is typed or chosen there meanwhile is told of first: React would take it for what it drew itself, and draw over it.
 *
 * It runs in the browser before anything of the page is drawn, as a script of its own, and may use nothing from outside itself.
 */
export function keepEarlyPresses(): void {
  const root = document.documentElement;
  let kept: HTMLButtonElement | null = null;
  const typed = new Map<Field, () => void>();

  const isAwake = (element: Element) => element.closest("[data-part]")?.hasAttribute("data-awake") !== false;
  const isWaiting = (element: Element) => element.isConnected && !isAwake(element);
  const isField = (target: EventTarget | null): target is Field =>
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== "file");

  // Set otherwise first, by the element, and then behind React's back: it takes only what differs from what it saw last for a change.
  const telling = (field: Field) => {
    if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
      const { checked } = field;
      return () => {
        field.checked = !checked;
        field.click();
      };
    }
    const text = field.value;
    return () => {
      field.value = `${text} `;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
      const kind = field instanceof HTMLSelectElement ? "change" : "input";
      field.dispatchEvent(new Event(kind, { bubbles: true }));
    };
  };

  const done = new MutationObserver(() => {
    for (const [field, tell] of typed) {
      if (isWaiting(field)) continue;
      typed.delete(field);
      if (field.isConnected) tell();
    }
    const pressed = kept;
    if (pressed !== null && !isWaiting(pressed)) {
      kept = null;
      root.removeAttribute("data-pressed");
      pressed.click();
    }
    if (kept === null && typed.size === 0) done.disconnect();
  });
  const wait = () => {
    done.observe(root, { subtree: true, attributeFilter: ["data-awake"] });
  };

  document.addEventListener(
    "input",
    ({ target }) => {
      if (!isField(target) || isAwake(target)) return;
      typed.set(target, telling(target));
      wait();
    },
    { capture: true },
  );

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
      wait();
    },
    { capture: true },
  );
}
