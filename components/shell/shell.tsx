"use client";

import { type ReactNode, Suspense } from "react";
import { AccountMenu, type AccountMenuProps } from "@/components/shell/account-menu";
import { BrandMark } from "@/components/shell/brand";
import { LogPane } from "@/components/shell/log-pane";
import { NavTree } from "@/components/shell/nav-tree";
import { groupsFor } from "@/components/shell/navigation";
import { ServiceLamps } from "@/components/shell/service-lamps";
import { TabStrip } from "@/components/shell/tab-strip";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { useKeptFocus } from "@/components/shell/use-kept-focus";
import { t } from "@/lib/words/t";

interface ShellProps extends AccountMenuProps {
  /** Search and help, in the header. */
  tools: ReactNode;
  /** Beside the page: the help pane, while it is open. */
  aside: ReactNode;
  children: ReactNode;
}

/** The desktop around every page: header, navigation, tab strip, the open page, log. */
export function Shell({ tools, aside, children, ...account }: ShellProps) {
  const groups = groupsFor(account.account);
  useKeptFocus();
  return (
    // A definite height, or a grid within would grow to all of its rows; where the window is lower, the page scrolls.
    <div className="desktop flex h-dvh min-h-[34rem] flex-col">
      <a
        href="#page"
        className="absolute top-1 left-1 z-50 -translate-y-20 rounded-sm bg-raised px-3 py-1 text-ink shadow-float focus:translate-y-0"
      >
        {t("Skip to the page")}
      </a>
      <header className="head-bar flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-head-edge px-3 py-1">
        <div className="flex items-center gap-2">
          <BrandMark className="size-6" />
          <span className="text-[1.0625rem] leading-6 font-semibold tracking-tight">Inflight</span>
          <span aria-hidden className="mx-1 h-5 w-px bg-head-muted/40 max-[60rem]:hidden" />
          <span className="text-sm text-head-muted max-[60rem]:sr-only">{t("Storage Administration")}</span>
        </div>
        <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1">
          <ServiceLamps />
          <div className="flex items-center gap-1">
            {tools}
            <ThemeMenu />
            <AccountMenu {...account} />
          </div>
        </div>
      </header>
      <div className="flex min-h-0 flex-1 gap-1.5 p-1.5">
        <NavTree groups={groups} />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-1.5">
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Suspense fallback={<div className="h-9 border-b border-line-strong" />}>
              <TabStrip />
            </Suspense>
            {/* Relative, or what is there for screen readers alone would lengthen the whole window. */}
            <main
              id="page"
              tabIndex={-1}
              className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto pt-1.5 -outline-offset-2"
            >
              {children}
            </main>
          </div>
          <LogPane />
        </div>
        {aside}
      </div>
    </div>
  );
}
