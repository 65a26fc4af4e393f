import { useEffect, useState } from "react";

/** A text as it was when the last key was a moment ago: what the server is asked for. */
export function useSettled(text: string, delayMs = 150): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text, delayMs]);
  return settled;
}
