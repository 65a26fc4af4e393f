import clsx from "clsx";
import { ChevronDown, ChevronUp, ChevronsUpDown } from "lucide-react";
import type { CSSProperties } from "react";
import type { GridColumn, GridSort } from "@/components/ui/data-grid/column";
import { t } from "@/lib/words/t";

interface GridHeaderProps<Row> {
  columns: readonly GridColumn<Row>[];
  checkboxes: boolean;
  tracks: CSSProperties;
  sort: GridSort | null;
  onSort: (column: GridColumn<Row>) => void;
}

/** The sticky row of column headers; a sortable one is a button that says how the column is sorted. */
export function GridHeader<Row>({ columns, checkboxes, tracks, sort, onSort }: GridHeaderProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        style={tracks}
        className="tool-bar grid h-row border-b border-line-strong text-xs font-semibold text-title-ink"
      >
        {checkboxes && (
          <div role="columnheader" className="border-r border-line">
            <span className="sr-only">{t("Selected")}</span>
          </div>
        )}
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? (sort.descending ? "descending" : "ascending") : "none";
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={isSortable(column) ? sorted : undefined}
              className="flex min-w-0 border-r border-line last:border-r-0"
            >
              {isSortable(column) ? (
                <button
                  type="button"
                  onClick={() => {
                    onSort(column);
                  }}
                  className={clsx(
                    "group relative flex min-w-0 flex-1 items-center gap-1 px-2 -outline-offset-2 hover:bg-accent-soft",
                    column.align === "end" && "justify-end",
                  )}
                >
                  <span className="truncate">{t(column.header)}</span>
                  <SortMark sorted={sorted} atStart={column.align === "end"} />
                </button>
              ) : (
                <span
                  className={clsx("flex-1 self-center truncate px-2", column.align === "end" && "text-right")}
                >
                  {t(column.header)}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function isSortable<Row>(column: GridColumn<Row>): boolean {
  return column.sortable === true || column.sortValue !== undefined;
}

interface SortMarkProps {
  sorted: "ascending" | "descending" | "none";
  atStart: boolean;
}

/** Of a column that is not sorted by, it shows over the header's edge, and so takes no room from the words. */
function SortMark({ sorted, atStart }: SortMarkProps) {
  const look = "size-3 shrink-0";
  if (sorted === "ascending") return <ChevronUp aria-hidden className={look} />;
  if (sorted === "descending") return <ChevronDown aria-hidden className={look} />;
  return (
    <ChevronsUpDown
      aria-hidden
      className={clsx(
        look,
        "absolute rounded-sm bg-accent-soft text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100",
        atStart ? "left-0.5" : "right-0.5",
      )}
    />
  );
}
