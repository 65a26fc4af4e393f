"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { t } from "@/lib/words/t";

interface LeaveGuardProps {
  when: boolean;
  title?: string;
  /** What becomes of what was not applied; of a text in the editor, unless told. */
  children?: ReactNode;
}

/**
 * Asks before the page is left with text that is not applied: by a link of the panel, by closing or reloading the browser's
 * tab (the browser's own question). Back and Forward pass: the draft is kept.
 */
export function LeaveGuard({ when, title, children }: LeaveGuardProps) {
  const router = useRouter();
  const [goingTo, setGoingTo] = useState<string>();
  useEffect(() => {
    if (!when) return;
    const onUnload = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = inAppTarget(event);
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setGoingTo(href);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [when]);
  return (
    <ConfirmDialog
      open={goingTo !== undefined}
      onOpenChange={() => {
        setGoingTo(undefined);
      }}
      title={title ?? t("Leave with changes that are not applied?")}
      confirmLabel={t("Leave")}
      cancelLabel={t("Stay")}
      onConfirm={() => {
        setGoingTo(undefined);
        if (goingTo !== undefined) router.push(goingTo);
      }}
    >
      {children ??
        t(
          "The file on disk stays as it is. Your text is kept in this browser as a draft, and is there when you open this page again.",
        )}
    </ConfirmDialog>
  );
}

/** Where a plain click on a link of the panel would go to; undefined for everything else. */
function inAppTarget(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return undefined;
  const url = new URL(link.href);
  const here = window.location;
  if (url.origin !== here.origin || url.pathname === here.pathname) return undefined;
  return url.pathname + url.search + url.hash;
}
