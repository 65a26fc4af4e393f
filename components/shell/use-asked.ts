"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/**
 * What a link asks a page to begin with: `?do=create`. `begin` opens the dialog, or moves the focus, as the page's own button
 * does, once the page is `ready` for it; nothing is done that the button would not ask about first. The address forgets it
 * then, so that a reload or a link that is passed on does not ask again. A page that has no such task takes no notice.
 */
export function useAsked(task: string, begin: () => void, ready = true): void {
  const asked = useSearchParams().get("do") === task;
  const start = useEffectEvent(begin);
  useEffect(() => {
    if (!asked || !ready) return;
    const address = new URL(window.location.href);
    address.searchParams.delete("do");
    window.history.replaceState(null, "", `${address.pathname}${address.search}`);
    start();
  }, [asked, ready]);
}
