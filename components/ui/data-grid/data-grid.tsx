"use client";

import clsx from "clsx";
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import {
  type GridColumn,
  type GridSelection,
  type GridSort,
  gridTracks,
} from "@/components/ui/data-grid/column";
import { DetailsPane } from "@/components/ui/data-grid/details-pane";
import type { RowPlace } from "@/components/ui/data-grid/few-rows";
import { GridHeader } from "@/components/ui/data-grid/header";
import { GridRow } from "@/components/ui/data-grid/row";
import { Rows } from "@/components/ui/data-grid/rows";
import { GridEmpty, type GridError, GridLoading, GridTrouble } from "@/components/ui/data-grid/states";
import { useActiveCell } from "@/components/ui/data-grid/use-active-cell";
import { useSortedRows } from "@/components/ui/data-grid/use-sorted-rows";
import { t } from "@/lib/words/t";

interface DataGridProps<Row extends object> {
  /** Accessible name: "CIFS Shares". */
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  /** Must stay the same for the same thing over refreshes. */
  rowId: (row: Row) => string;
  /** Names a row where its id would not do: "Select NAME". */
  rowName?: ((row: Row) => string) | undefined;
  /** Given: the caller keeps the order (in the address). Left out: the grid does. */
  sort?: GridSort | null | undefined;
  onSortChange?: ((sort: GridSort) => void) | undefined;
  /** The rows are one page that the server cut and sorted: how many lie before it, and how many there are in all. */
  serverPaged?: { readonly before: number; readonly total: number } | undefined;
  selection?: GridSelection | undefined;
  /** Id of a row to scroll to, once, as soon as it is there: the one that a link is about. */
  reveal?: string | undefined;
  /** Enter or a double click. */
  onOpen?: ((row: Row) => void) | undefined;
  /** No rows yet. With rows on show, a refresh is not told: nothing jumps. */
  loading?: boolean | undefined;
  /** Shown instead of rows, or above those that are still there. */
  error?: GridError | undefined;
  /** What to say where there is nothing: an `<EmptyState>`. */
  empty?: ReactNode;
  /** The details pane under the grid, for the selected row. */
  details?: ReactNode;
  /** Accessible name of the details pane. */
  detailsLabel?: string | undefined;
  className?: string | undefined;
}

/**
 * A dense list of things: sortable, selectable, at home with thousands of rows (only those in view are drawn), and with
 * states for loading, error and emptiness. It fills its parent, a `<Panel fill flush>`, and scrolls by itself.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { label, columns, rows, rowId, selection, serverPaged, loading = false, error, details } = props;
  const [ownSort, setOwnSort] = useState<GridSort | null>(null);
  const sort = props.sort === undefined ? ownSort : props.sort;
  const sorted = useSortedRows(rows, columns, sort, serverPaged !== undefined);
  const checkboxes = selection?.mode === "multiple";
  const tracks = useMemo(() => gridTracks(columns, checkboxes), [columns, checkboxes]);
  const chosen = useMemo(() => new Set(selection?.selected), [selection?.selected]);
  const scroller = useRef<HTMLDivElement>(null);
  const reach = useRef<(index: number) => void>(null);

  const toggle = (row: Row) => {
    const id = rowId(row);
    if (selection === undefined) return;
    if (selection.mode === "single") selection.onChange([id]);
    else
      selection.onChange(
        chosen.has(id) ? selection.selected.filter((one) => one !== id) : [...selection.selected, id],
      );
  };
  const at = (index: number, act: (row: Row) => void) => {
    const row = sorted[index];
    if (row !== undefined) act(row);
  };
  const { active, setActive, onKeyDown } = useActiveCell({
    grid: scroller,
    rowCount: sorted.length,
    columnCount: columns.length,
    reveal: (index) => {
      reach.current?.(index);
    },
    onMove: (index) => {
      if (selection?.mode === "single") at(index, toggle);
    },
    onOpen: (index) => {
      at(index, props.onOpen ?? toggle);
    },
    onToggle: (index) => {
      at(index, toggle);
    },
  });

  const { reveal } = props;
  const revealed = useRef<string>(undefined);
  useEffect(() => {
    if (reveal === undefined || reveal === revealed.current) return;
    const index = sorted.findIndex((row) => rowId(row) === reveal);
    if (index < 0) return;
    revealed.current = reveal;
    reach.current?.(index);
  }, [reveal, sorted, rowId]);

  const press = (row: Row, index: number) => (event: MouseEvent, column: number | undefined) => {
    setActive({ row: index, column: column ?? active.column });
    const onControl =
      event.target instanceof Element && event.target.closest("a, button, input, select, label");
    if (selection === undefined || onControl) return;
    if (selection.mode === "multiple" && (event.ctrlKey || event.metaKey)) toggle(row);
    else selection.onChange([rowId(row)]);
  };
  const changeSort = (column: GridColumn<Row>) => {
    const same = sort?.column === column.id;
    const next = { column: column.id, descending: same ? !sort.descending : column.descendingFirst === true };
    setOwnSort(next);
    props.onSortChange?.(next);
  };

  const drawn = (index: number, place: RowPlace | undefined) => {
    const row = sorted[index];
    if (row === undefined) return null;
    const id = rowId(row);
    return (
      <GridRow
        key={id}
        row={row}
        index={index}
        ariaRowIndex={(serverPaged?.before ?? 0) + index + 2}
        columns={columns}
        tracks={tracks}
        place={place}
        selected={selection === undefined ? undefined : chosen.has(id)}
        checkboxName={checkboxes ? (props.rowName?.(row) ?? id) : undefined}
        activeColumn={active.row === index ? active.column : undefined}
        onPress={press(row, index)}
        onToggle={() => {
          toggle(row);
        }}
        onOpen={() => props.onOpen?.(row)}
      />
    );
  };

  return (
    <div className={clsx("flex min-h-0 min-w-0 flex-1 flex-col", props.className)}>
      {error !== undefined && <GridTrouble error={error} stale={sorted.length > 0} />}
      <div ref={scroller} className="relative max-h-dvh min-h-32 min-w-0 flex-1 overflow-auto">
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={(serverPaged?.total ?? sorted.length) + 1}
          aria-multiselectable={checkboxes || undefined}
          aria-busy={loading || undefined}
          onKeyDown={onKeyDown}
          style={{ minWidth: tracks.minWidth }}
        >
          <GridHeader
            columns={columns}
            checkboxes={checkboxes}
            tracks={tracks}
            sort={sort}
            onSort={changeSort}
          />
          {sorted.length > 0 && (
            <Rows
              count={sorted.length}
              scroller={scroller}
              activeRow={active.row}
              reach={reach}
              row={drawn}
            />
          )}
        </div>
        {sorted.length === 0 && loading && <GridLoading label={label} />}
        {sorted.length === 0 && !loading && error === undefined && (
          <GridEmpty label={label}>{props.empty}</GridEmpty>
        )}
      </div>
      {details !== undefined && details !== null && details !== false && (
        <DetailsPane label={props.detailsLabel ?? t("Details")}>{details}</DetailsPane>
      )}
    </div>
  );
}
