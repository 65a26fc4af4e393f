import { useEffect, useEffectEvent } from "react";

/** Listens to keys wherever the focus is; `onKey` sees the newest props and state. */
export function useWindowKey(onKey: (event: KeyboardEvent) => void): void {
  const listen = useEffectEvent(onKey);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      listen(event);
    };
    window.addEventListener("keydown", listener);
    return () => {
      window.removeEventListener("keydown", listener);
    };
  }, []);
}
