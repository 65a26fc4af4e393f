import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { GridColumn, GridSort } from "@/components/ui/data-grid/column";
import { nameOrder } from "@/lib/words/format";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** The rows in the order of `sort`; as they came where the server sorted them or nothing is asked. */
export function useSortedRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  sort: GridSort | null,
  sortedByServer: boolean,
): readonly Row[] {
  const definitions = useMemo(() => {
    const names = nameOrder();
    return columns.map((column) => ({
      id: column.id,
      accessorFn: (row: Row) => column.sortValue?.(row) ?? undefined,
      enableSorting: column.sortValue !== undefined,
      sortUndefined: "last" as const,
      sortFn: (a: { getValue: (id: string) => unknown }, b: { getValue: (id: string) => unknown }) =>
        compare(a.getValue(column.id), b.getValue(column.id), names),
    }));
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const sorting = useMemo(() => (sort === null ? [] : [{ id: sort.column, desc: sort.descending }]), [sort]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { sorting },
    manualSorting: sortedByServer,
  });
  return table.getRowModel().rows.map((row) => row.original);
}

function compare(a: unknown, b: unknown, names: Intl.Collator): number {
  return typeof a === "number" && typeof b === "number" ? a - b : names.compare(String(a), String(b));
}
