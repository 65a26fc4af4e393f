"use client";

import clsx from "clsx";
import { ChevronDown, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useMedia } from "@/components/shell/browser-state";
import { NAVIGATION_WIDTH } from "@/components/shell/desktop-settings";
import { isInTree, type Page, type PageGroup, pageOf, treeEntryOf } from "@/components/shell/navigation";
import { useDesktop } from "@/components/shell/use-desktop";
import { IconButton } from "@/components/ui/icon-button";
import { Splitter } from "@/components/ui/splitter";
import { Tooltip } from "@/components/ui/tooltip";
import { t } from "@/lib/words/t";

/**
 * The navigation panel, with the line that sets its width: a tree of pages, or a rail of their icons where there is little room
 * or the person folded it.
 */
export function NavTree({ groups }: { groups: readonly PageGroup[] }) {
  const roomy = useMedia("(min-width: 64rem)");
  const { settings, arrange } = useDesktop();
  const open = settings.navigation === null ? roomy : settings.navigation === "open";
  const id = useId();
  const current = treeEntryOf(pageOf(usePathname()));
  return (
    // The line that sets its width belongs to it, and lies over the gap beside it.
    <nav id={id} aria-label={t("Storage Administration")} className="flex shrink-0">
      <div
        style={open ? { width: settings.navigationWidth } : undefined}
        className={clsx(
          "flex flex-col overflow-hidden rounded-md border border-line-strong bg-surface shadow-panel",
          !open && "w-10",
        )}
      >
        <div className="title-bar flex min-h-bar items-center border-b border-line-strong pr-0.5">
          {open && (
            <h2 className="min-w-0 flex-1 truncate pl-2.5 text-sm font-semibold">
              {t("Storage Administration")}
            </h2>
          )}
          <IconButton
            label={open ? t("Fold navigation") : t("Unfold navigation")}
            aria-expanded={open}
            icon={open ? <PanelLeftClose /> : <PanelLeftOpen />}
            onClick={() => {
              arrange({ navigation: open ? "folded" : "open" });
            }}
            className={clsx("border-transparent", !open && "mx-auto")}
          />
        </div>
        {open ? <Tree groups={groups} current={current} /> : <Rail groups={groups} current={current} />}
      </div>
      {open && (
        <Splitter
          label={t("Width of the navigation")}
          controls={id}
          orientation="vertical"
          size={settings.navigationWidth}
          min={NAVIGATION_WIDTH.min}
          max={NAVIGATION_WIDTH.max}
          pane="before"
          over="gap"
          onResize={(navigationWidth) => {
            arrange({ navigationWidth });
          }}
          onReset={() => {
            arrange({ navigationWidth: NAVIGATION_WIDTH.first });
          }}
        />
      )}
    </nav>
  );
}

interface EntriesProps {
  groups: readonly PageGroup[];
  current: Page | undefined;
}

function Rail({ groups, current }: EntriesProps) {
  return (
    <ul className="flex flex-col gap-0.5 overflow-y-auto p-1">
      {groups
        .flatMap(({ pages }) => pages.filter(isInTree))
        .map((page) => (
          <li key={page.href}>
            <Tooltip label={t(page.label)} side="right">
              <Link
                href={page.href}
                aria-label={t(page.label)}
                aria-current={page === current ? "page" : undefined}
                className={clsx(
                  "flex h-bar items-center justify-center rounded-sm",
                  linkLook(page === current),
                )}
              >
                <page.icon aria-hidden className="size-4 text-accent" />
              </Link>
            </Tooltip>
          </li>
        ))}
    </ul>
  );
}

/** One stop in the tab order; arrow keys walk, Left folds a group and Right unfolds it, as in any tree. */
function Tree({ groups, current }: EntriesProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const tree = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<string>();
  const tabStop = stop ?? current?.href ?? groups[0]?.pages[0]?.href;
  const fold = (label: string, shut: boolean) => {
    setFolded((before) => new Set(shut ? [...before, label] : [...before].filter((one) => one !== label)));
  };
  const walk = (event: KeyboardEvent) => {
    const stops = [...(tree.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    const at = stops.findIndex((one) => one === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    const group = stops[at]?.dataset.group;
    if (to !== undefined) stops[to]?.focus();
    else if (event.key === "ArrowRight" && group !== undefined) fold(group, false);
    else if (event.key === "ArrowLeft" && group !== undefined) fold(group, true);
    else if ((event.key === "Enter" || event.key === " ") && group !== undefined)
      fold(group, !folded.has(group));
    else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={tree}
      role="tree"
      aria-label={t("Storage Administration")}
      onKeyDown={walk}
      onFocus={(event) => {
        setStop(event.target.dataset.stop);
      }}
      className="min-h-0 flex-1 overflow-y-auto p-1.5"
    >
      {groups.map((group) => {
        if (group.label === "") {
          return group.pages.map((page) => (
            <Entry key={page.href} page={page} current={current} tabStop={tabStop} alone />
          ));
        }
        const shut = folded.has(group.label);
        return (
          <li
            key={group.label}
            role="treeitem"
            aria-label={t(group.label)}
            aria-expanded={!shut}
            aria-selected={false}
            data-stop={group.label}
            data-group={group.label}
            tabIndex={tabStop === group.label ? 0 : -1}
            className="group/item mb-1 rounded-sm outline-none"
          >
            <div
              onClick={() => {
                fold(group.label, !shut);
              }}
              className="flex h-row cursor-pointer items-center gap-1 rounded-sm px-1 text-xs font-semibold text-muted -outline-offset-2 outline-focus select-none group-focus-visible/item:outline-2 hover:text-ink"
            >
              <ChevronDown
                aria-hidden
                className={clsx("size-3.5 transition-transform", shut && "-rotate-90")}
              />
              {t(group.label)}
            </div>
            {!shut && (
              <ul role="group" className="flex flex-col gap-px">
                {group.pages.filter(isInTree).map((page) => (
                  <Entry key={page.href} page={page} current={current} tabStop={tabStop} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface EntryProps {
  page: Page;
  current: Page | undefined;
  tabStop: string | undefined;
  /** Stands in no group. */
  alone?: boolean | undefined;
}

function Entry({ page, current, tabStop, alone = false }: EntryProps) {
  return (
    <li role="treeitem" aria-selected={page === current} className={clsx(alone && "mb-1")}>
      <Link
        href={page.href}
        data-stop={page.href}
        tabIndex={tabStop === page.href ? 0 : -1}
        aria-current={page === current ? "page" : undefined}
        className={clsx(
          "flex h-row items-center gap-1.5 rounded-sm pr-1 -outline-offset-2",
          alone ? "pl-1.5" : "pl-4",
          linkLook(page === current),
        )}
      >
        <page.icon aria-hidden className="size-4 shrink-0 text-accent" />
        <span className="truncate">{t(page.label)}</span>
      </Link>
    </li>
  );
}

function linkLook(current: boolean): string {
  return current
    ? "bg-row-chosen font-medium text-title-ink shadow-[inset_3px_0_0_var(--accent)]"
    : "text-ink hover:bg-row-hover";
}
