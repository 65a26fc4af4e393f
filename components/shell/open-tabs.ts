"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useMemo } from "react";
import * as v from "valibot";
import { storedText, useStoredText } from "@/components/shell/browser-state";
import { type Page, pageOf, pages } from "@/components/shell/navigation";

/** An open page and the address it was last at: its search and sorting come back with its tab. */
export interface OpenTab {
  readonly page: Page;
  readonly address: string;
}

const key = "inflight.tabs";

const Stored = v.array(v.object({ page: v.string(), address: v.string() }));

/** The tabs in the order they were opened. The page in the address bar always has one. */
export function useOpenTabs() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const address = query === "" ? pathname : `${pathname}?${query}`;
  const current = pageOf(pathname);
  const [text, store] = useStoredText(key);
  const tabs = useMemo(() => withCurrent(parse(text), current, address), [text, current, address]);

  useEffect(() => {
    // Reads anew: what was kept is not known yet while the page hydrates, and must not be written over.
    store(serialise(withCurrent(parse(storedText(key)), current, address)));
  }, [store, current, address]);

  /** Closes a tab; returns where to go where it was the open one. */
  const close = (page: Page): string | undefined => {
    const at = tabs.findIndex((tab) => tab.page === page);
    const rest = tabs.filter((tab) => tab.page !== page);
    store(serialise(rest));
    return page === current ? (rest[at] ?? rest[at - 1])?.address : undefined;
  };
  return { tabs, current, close };
}

function withCurrent(
  tabs: readonly OpenTab[],
  current: Page | undefined,
  address: string,
): readonly OpenTab[] {
  if (current === undefined) return tabs;
  const open = { page: current, address };
  if (!tabs.some((tab) => tab.page === current)) return [...tabs, open];
  return tabs.map((tab) => (tab.page === current ? open : tab));
}

/** What the browser kept may be of an older version, or of somebody's making: only pages that exist, only their addresses. */
function parse(text: string | null): readonly OpenTab[] {
  if (text === null) return [];
  try {
    const stored = v.safeParse(Stored, JSON.parse(text));
    const kept = stored.success ? stored.output : [];
    return pages
      .flatMap((page) => {
        const found = kept.find((one) => one.page === page.href);
        return found && pageOf(found.address.split("?")[0] ?? "") === page
          ? [{ page, address: found.address, at: kept.indexOf(found) }]
          : [];
      })
      .sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

function serialise(tabs: readonly OpenTab[]): string {
  return JSON.stringify(tabs.map(({ page, address }) => ({ page: page.href, address })));
}
