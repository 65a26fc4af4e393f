"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useOpenTabs } from "@/components/shell/open-tabs";
import { t } from "@/lib/words/t";

/** The open pages as tabs. Links in a navigation, for each has its address; the browser's own keys and menus work. */
export function TabStrip() {
  const router = useRouter();
  const { tabs, current, close } = useOpenTabs();
  const strip = useRef<HTMLElement>(null);
  const openTab = useRef<HTMLLIElement>(null);
  const closed = useRef(false);
  // Where the tabs have no room beside each other, the open one must not be out of sight, however wide the window becomes.
  useEffect(() => {
    const row = strip.current;
    if (row === null) return;
    const show = () => {
      if (!openTab.current) return;
      const [room, tab] = [row.getBoundingClientRect(), openTab.current.getBoundingClientRect()];
      if (tab.right > room.right) row.scrollLeft += tab.right - room.right;
      if (tab.left < room.left) row.scrollLeft -= room.left - tab.left;
    };
    show();
    const sized = new ResizeObserver(show);
    sized.observe(row);
    return () => {
      sized.disconnect();
    };
  }, [current, tabs.length]);
  // The button that closed a tab went with it: the focus goes to the tab that is open now.
  useEffect(() => {
    if (!closed.current) return;
    closed.current = false;
    (openTab.current ?? strip.current)?.querySelector("a")?.focus();
  }, [current, tabs.length]);
  return (
    <nav
      ref={strip}
      aria-label={t("Open pages")}
      className="shrink-0 overflow-x-auto overflow-y-hidden border-b border-line-strong px-1.5 pt-1.5"
    >
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ page, address }) => {
          const open = page === current;
          const shut = () => {
            closed.current = true;
            const next = close(page);
            if (next !== undefined) router.push(next);
          };
          return (
            <li
              key={page.href}
              ref={open ? openTab : undefined}
              className={clsx(
                "group relative -mb-px flex items-center rounded-t-md border text-sm",
                open
                  ? "border-line-strong border-b-surface bg-surface font-medium text-title-ink"
                  : "tool-bar border-line text-muted hover:border-line-strong hover:text-ink",
              )}
            >
              <Link
                href={address}
                aria-current={open ? "page" : undefined}
                onAuxClick={(event) => {
                  if (event.button !== 1 || tabs.length === 1) return;
                  event.preventDefault();
                  shut();
                }}
                className={clsx(
                  "flex h-control items-center gap-1.5 rounded-t-md pl-2.5",
                  tabs.length > 1 ? "pr-1" : "pr-3",
                )}
              >
                <page.icon aria-hidden className="size-3.5 text-accent" />
                {t(page.label)}
              </Link>
              {tabs.length > 1 && (
                <button
                  type="button"
                  aria-label={t("Close {page}", { page: t(page.label) })}
                  onClick={shut}
                  className="mr-1 flex size-5 items-center justify-center rounded-sm text-muted hover:bg-accent-soft hover:text-ink"
                >
                  <X aria-hidden className="size-3" />
                </button>
              )}
              {open && <span aria-hidden className="absolute inset-x-0 top-0 h-0.5 rounded-t-md bg-accent" />}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
