"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown, SquareTerminal } from "lucide-react";
import { useId } from "react";
import { actorWords, type AuditEntry, auditQuery } from "@/components/shell/audit-query";
import { useMedia } from "@/components/shell/browser-state";
import { LOG_HEIGHT } from "@/components/shell/desktop-settings";
import { OutcomeBadge } from "@/components/shell/outcome-badge";
import { useDesktop } from "@/components/shell/use-desktop";
import { AsKept } from "@/components/ui/as-kept";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { Splitter } from "@/components/ui/splitter";
import { t } from "@/lib/words/t";

const shown = 50;

/** What was done and by whom, the newest first, under every page, with the line that sets its height. Folded it does not ask. */
export function LogPane() {
  const tall = useMedia("(min-height: 44rem)");
  const { settings, arrange } = useDesktop();
  const open = settings.log === null ? tall : settings.log === "open";
  const id = useId();
  const { data, error, isPending } = useQuery({ ...auditQuery({}), enabled: open });
  return (
    <section aria-labelledby={`${id}-title`} className="flex shrink-0 flex-col">
      {open && (
        <Splitter
          label={t("Height of the log")}
          controls={`${id}-body`}
          orientation="horizontal"
          size={settings.logHeight}
          min={LOG_HEIGHT.min}
          max={LOG_HEIGHT.max}
          over="gap"
          pane="after"
          onResize={(logHeight) => {
            arrange({ logHeight });
          }}
          onReset={() => {
            arrange({ logHeight: LOG_HEIGHT.first });
          }}
        />
      )}
      <div className="flex flex-col overflow-hidden rounded-md border border-line-strong bg-surface shadow-panel">
        <h2 className={clsx("title-bar text-sm font-semibold", open && "border-b border-line-strong")}>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={`${id}-body`}
            onClick={() => {
              arrange({ log: open ? "folded" : "open" });
            }}
            className="flex h-row w-full items-center gap-2 px-2.5 -outline-offset-2"
          >
            <SquareTerminal aria-hidden className="size-4" />
            <span id={`${id}-title`}>{t("Log")}</span>
            <ChevronDown
              aria-hidden
              className={clsx("ml-auto size-4 transition-transform", !open && "rotate-180")}
            />
          </button>
        </h2>
        <div
          id={`${id}-body`}
          hidden={!open}
          role="group"
          aria-label={t("Log lines")}
          // A scrolling box must be reachable by keyboard.
          tabIndex={0}
          style={{ height: settings.logHeight }}
          className="max-h-[60dvh] overflow-auto text-xs -outline-offset-2"
        >
          {error !== null && <p className="px-2.5 py-1.5 text-bad">{error.message}</p>}
          {isPending && open && <p className="px-2.5 py-1.5 text-muted">{t("Loading…")}</p>}
          {data?.entries.length === 0 && (
            <p className="px-2.5 py-1.5 text-muted">{t("Nothing was done yet.")}</p>
          )}
          {data !== undefined && data.entries.length > 0 && (
            <ul>
              {data.entries.slice(0, shown).map((line) => (
                <LogLine key={line.id} line={line} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  );
}

function LogLine({ line }: { line: AuditEntry }) {
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-3 border-b border-line/60 px-2.5 py-0.5 last:border-b-0">
      <RelativeTime at={line.at} className="w-28 shrink-0 text-muted tabular-nums" />
      <span className="w-24 shrink-0 truncate font-medium">{actorWords(line)}</span>
      <span className="w-20 shrink-0">
        <OutcomeBadge outcome={line.outcome} />
      </span>
      <Mono className="min-w-44 shrink-0">{line.action}</Mono>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <AsKept>{[line.target, line.detail].filter((part) => part !== "").join(" — ")}</AsKept>
      </span>
    </li>
  );
}
