import { useEffectEvent, useLayoutEffect } from "react";

/** Listens to keys wherever the focus is, from the moment the page is seen; `onKey` sees the newest props and state. */
export function useWindowKey(onKey: (event: KeyboardEvent) => void): void {
  const listen = useEffectEvent(onKey);
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      listen(event);
    };
    window.addEventListener("keydown", listener);
    return () => {
      window.removeEventListener("keydown", listener);
    };
  }, []);
}
