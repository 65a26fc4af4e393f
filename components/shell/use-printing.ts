import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Since when the browser prints; null while it does not. What rests on it is drawn before the paper is. */
export function usePrinting(): Date | null {
  const [at, setAt] = useState<Date | null>(null);
  useEffect(() => {
    const begin = () => {
      flushSync(() => {
        setAt(new Date());
      });
    };
    const end = () => {
      setAt(null);
    };
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return at;
}
