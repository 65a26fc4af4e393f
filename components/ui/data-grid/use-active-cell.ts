import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

interface Cell {
  readonly row: number;
  readonly column: number;
}

interface ActiveCellOptions {
  grid: RefObject<HTMLElement | null>;
  rowCount: number;
  columnCount: number;
  /** Brings a row into view before its cell takes the focus. */
  reveal: (row: number) => void;
  /** An arrow key, Home, End or a page key moved to another row. */
  onMove: (row: number) => void;
  /** Enter on a cell. */
  onOpen: (row: number) => void;
  /** Space on a cell. */
  onToggle: (row: number) => void;
}

const pageOfRows = 10;

/**
 * The keyboard of a data grid after the ARIA pattern: one cell at a time is in the tab order, the arrow keys, Home, End,
 * Ctrl-Home, Ctrl-End and the page keys move it. Controls inside cells keep their own keys.
 */
export function useActiveCell(options: ActiveCellOptions) {
  const { grid, rowCount, columnCount, reveal } = options;
  const [wanted, setActive] = useState<Cell>({ row: 0, column: 0 });
  const focusNext = useRef(false);
  const active: Cell = {
    row: Math.max(0, Math.min(wanted.row, rowCount - 1)),
    column: Math.max(0, Math.min(wanted.column, columnCount - 1)),
  };

  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    grid.current
      ?.querySelector<HTMLElement>(`[data-cell="${String(active.row)}:${String(active.column)}"]`)
      ?.focus({ preventScroll: true });
  }, [grid, active.row, active.column]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const onCell = event.target instanceof HTMLElement && event.target.dataset.cell !== undefined;
    if (!onCell || event.altKey || rowCount === 0) return;
    if (event.key === "Enter") options.onOpen(active.row);
    else if (event.key === " ") options.onToggle(active.row);
    else {
      const next = step(active, event, rowCount, columnCount);
      if (next === undefined) return;
      focusNext.current = true;
      setActive(next);
      reveal(next.row);
      if (next.row !== active.row) options.onMove(next.row);
    }
    event.preventDefault();
  };

  return { active, setActive, onKeyDown };
}

function step(from: Cell, event: KeyboardEvent, rowCount: number, columnCount: number): Cell | undefined {
  const { row, column } = from;
  const far = event.ctrlKey || event.metaKey;
  const lastRow = rowCount - 1;
  const lastColumn = columnCount - 1;
  switch (event.key) {
    case "ArrowDown":
      return { row: far ? lastRow : Math.min(row + 1, lastRow), column };
    case "ArrowUp":
      return { row: far ? 0 : Math.max(row - 1, 0), column };
    case "ArrowRight":
      return { row, column: far ? lastColumn : Math.min(column + 1, lastColumn) };
    case "ArrowLeft":
      return { row, column: far ? 0 : Math.max(column - 1, 0) };
    case "Home":
      return far ? { row: 0, column: 0 } : { row, column: 0 };
    case "End":
      return far ? { row: lastRow, column: lastColumn } : { row, column: lastColumn };
    case "PageDown":
      return { row: Math.min(row + pageOfRows, lastRow), column };
    case "PageUp":
      return { row: Math.max(row - pageOfRows, 0), column };
    default:
      return undefined;
  }
}
