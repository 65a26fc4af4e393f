import { useState } from "react";

/** Whether it is so, or was at some time since the component came. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return now || ever;
}
