import clsx from "clsx";
import type { CSSProperties, MouseEvent } from "react";
import type { GridColumn } from "@/components/ui/data-grid/column";
import type { RowPlace } from "@/components/ui/data-grid/few-rows";
import { t } from "@/lib/words/t";

interface GridRowProps<Row> {
  row: Row;
  /** Position among the rows in the grid, from 0. */
  index: number;
  /** 1-based position among all rows, the header being 1. */
  ariaRowIndex: number;
  columns: readonly GridColumn<Row>[];
  tracks: CSSProperties;
  /** Undefined: it follows the row before it. */
  place: RowPlace | undefined;
  /** `undefined` where rows cannot be selected. */
  selected: boolean | undefined;
  /** Name of the row's checkbox; `undefined` where the grid has none. */
  checkboxName: string | undefined;
  /** Column of the active cell where it is in this row. */
  activeColumn: number | undefined;
  onPress: (event: MouseEvent, column: number | undefined) => void;
  onToggle: () => void;
  onOpen: () => void;
}

export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, tracks, selected, checkboxName, activeColumn } = props;
  const { ariaRowIndex, place, onPress, onToggle, onOpen } = props;
  return (
    <div
      ref={place?.measure}
      role="row"
      aria-rowindex={ariaRowIndex}
      aria-selected={selected}
      data-index={index}
      style={place === undefined ? tracks : { ...tracks, transform: `translateY(${String(place.offset)}px)` }}
      onDoubleClick={onOpen}
      onClick={(event) => {
        const cell = event.target instanceof Element ? event.target.closest("[data-cell]") : null;
        const column = cell?.getAttribute("data-cell")?.split(":")[1];
        onPress(event, column === undefined ? undefined : Number(column));
      }}
      className={clsx(
        "grid min-h-row w-full scroll-mt-7 border-b border-line/70",
        place !== undefined && "absolute top-0 left-0",
        selected === true
          ? "bg-row-chosen shadow-[inset_3px_0_0_var(--accent)]"
          : clsx("hover:bg-row-hover", index % 2 === 1 ? "bg-row-alt" : "bg-surface"),
        selected !== undefined && "cursor-default",
      )}
    >
      {checkboxName !== undefined && (
        <div role="gridcell" className="flex items-center justify-center">
          <input
            type="checkbox"
            aria-label={t("Select {name}", { name: checkboxName })}
            checked={selected === true}
            onChange={onToggle}
            onClick={(event) => {
              event.stopPropagation();
            }}
            className="size-3.5 tick"
          />
        </div>
      )}
      {columns.map((column, at) => (
        <div
          key={column.id}
          role={column.rowHeader === true ? "rowheader" : "gridcell"}
          data-cell={`${String(index)}:${String(at)}`}
          tabIndex={activeColumn === at ? 0 : -1}
          className={clsx(
            "flex min-w-0 items-center px-2 -outline-offset-2",
            column.align === "end" && "justify-end text-right tabular-nums",
            column.rowHeader === true && "font-medium",
          )}
        >
          <div className="min-w-0 truncate">{column.cell(row)}</div>
        </div>
      ))}
    </div>
  );
}
