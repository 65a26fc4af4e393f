import type { ReactNode } from "react";

/** One column of a DataGrid. Keep the array at module level or in `useMemo`: a new one sorts everything again. */
export interface GridColumn<Row> {
  readonly id: string;
  /** The column's accessible name, as the page of names has it. */
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable in the browser: numbers by size, text as people count ("share9" before "share10"). */
  readonly sortValue?: ((row: Row) => string | number | null) | undefined;
  /** Sortable, though the server does it (`serverPaged`). */
  readonly sortable?: boolean | undefined;
  /** The first click sorts from the greatest down: times, sizes. */
  readonly descendingFirst?: boolean | undefined;
  /** Least width in rem; 8 unless told. */
  readonly width?: number | undefined;
  /** Share of the room left over; 0 keeps the least width. 1 unless told. */
  readonly grow?: number | undefined;
  readonly align?: "start" | "end" | undefined;
  /** This column names its row (a share's name): announced with every other cell of the row. */
  readonly rowHeader?: boolean | undefined;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface GridSelection {
  /** `single`: the arrow keys move it; `multiple`: checkboxes, Space and Ctrl-click change it. */
  readonly mode: "single" | "multiple";
  /** Row ids. */
  readonly selected: readonly string[];
  readonly onChange: (selected: readonly string[]) => void;
}

/** The CSS grid that all rows of one DataGrid share, so that their cells line up. */
export function gridTracks<Row>(columns: readonly GridColumn<Row>[], checkboxes: boolean) {
  const tracks = columns.map(({ width = 8, grow = 1 }) =>
    grow === 0 ? `${width}rem` : `minmax(${width}rem, ${grow}fr)`,
  );
  const least = columns.reduce((sum, { width = 8 }) => sum + width, checkboxes ? 2 : 0);
  return {
    gridTemplateColumns: (checkboxes ? ["2rem", ...tracks] : tracks).join(" "),
    minWidth: `${least}rem`,
  };
}
