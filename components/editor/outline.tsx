import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { t } from "@/lib/words/t";
import type { OutlineEntry } from "./analysis";
import type { EntryWords } from "./file-language";

interface OutlineProps {
  words: EntryWords;
  /** Undefined until the text was read. */
  entries: readonly OutlineEntry[] | undefined;
  /** The entry the cursor is in; -1 above the first. */
  current: number;
  onJump: (entry: OutlineEntry) => void;
}

const ROW_HEIGHT = 24;

/** What the file holds, in its order. Arrow keys move through the list, Enter or a click goes there. */
export function Outline({ words, entries, current, onJump }: OutlineProps) {
  const [filter, setFilter] = useState("");
  const shown = useMemo(() => matching(entries ?? [], filter), [entries, filter]);
  return (
    <nav
      aria-label={t(words.title)}
      className="flex min-h-0 flex-col border-r border-line bg-sunken max-md:hidden"
    >
      <div className="border-b border-line p-1.5">
        <input
          type="search"
          aria-label={t(words.filter)}
          placeholder={t(words.filter)}
          value={filter}
          onChange={(event) => {
            setFilter(event.target.value);
          }}
          onKeyDown={(event) => {
            const [first] = shown;
            if (event.key === "Enter" && first) onJump(first.entry);
          }}
          className="text-box h-7 w-full px-2 text-xs"
        />
      </div>
      <OutlineList label={t(words.ofFile)} shown={shown} current={current} onJump={onJump} />
      <p className="border-t border-line px-2 py-1 text-xs text-muted" aria-live="polite">
        {entries === undefined ? t("Reading…") : countWords(shown.length, entries.length, words)}
      </p>
    </nav>
  );
}

interface ShownEntry {
  readonly entry: OutlineEntry;
  /** Index in the whole outline. */
  readonly index: number;
}

function OutlineList({
  label,
  shown,
  current,
  onJump,
}: {
  label: string;
  shown: readonly ShownEntry[];
  current: number;
  onJump: (entry: OutlineEntry) => void;
}) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number>();
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const currentRow = shown.findIndex(({ index }) => index === current);
  const active = Math.min(chosen ?? Math.max(currentRow, 0), shown.length - 1);
  useEffect(() => {
    if (currentRow !== -1) rows.scrollToIndex(currentRow, { align: "auto" });
  }, [currentRow, rows]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextRow(event.key, active, shown.length);
    const entry = shown[active]?.entry;
    if (event.key === "Enter" && entry) onJump(entry);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    rows.scrollToIndex(next, { align: "auto" });
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={shown.length > 0 ? `${id}-${String(active)}` : undefined}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setChosen(undefined);
      }}
      className="min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]"
    >
      <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const item = shown[row.index];
          if (!item) return null;
          const isCurrent = item.index === current;
          return (
            <div
              key={row.key}
              id={`${id}-${String(row.index)}`}
              role="option"
              aria-label={item.entry.name}
              aria-selected={isCurrent}
              aria-setsize={shown.length}
              aria-posinset={row.index + 1}
              onClick={() => {
                onJump(item.entry);
              }}
              style={{ height: ROW_HEIGHT, transform: `translateY(${String(row.start)}px)` }}
              className={clsx(
                "absolute inset-x-0 top-0 flex cursor-pointer border-l-2 px-2 font-mono text-xs leading-6",
                isCurrent
                  ? "border-accent bg-row-chosen font-semibold text-ink"
                  : "border-transparent text-ink",
                row.index === active && chosen !== undefined && "outline-2 -outline-offset-2 outline-focus",
                !isCurrent && "hover:bg-row-hover",
              )}
            >
              <EntryName entry={item.entry} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Of a long path the end is what tells it from its neighbours: the folders above give way to it. */
function EntryName({ entry: { name, lead = 0 } }: { entry: OutlineEntry }) {
  return (
    <>
      <span className="min-w-0 truncate">{name.slice(0, lead)}</span>
      <span className="max-w-full shrink-0 truncate">{name.slice(lead)}</span>
    </>
  );
}

function matching(entries: readonly OutlineEntry[], filter: string): ShownEntry[] {
  const wanted = filter.trim().toLowerCase();
  return entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => entry.name.toLowerCase().includes(wanted));
}

function nextRow(key: string, active: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + 15,
    PageUp: active - 15,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, next));
}

function countWords(shown: number, all: number, words: EntryWords): string {
  return shown === all ? t(words.all, { count: all }) : t(words.some, { shown, count: all });
}
