import clsx from "clsx";
import type { ReactNode } from "react";

interface PlainTableProps {
  /** Accessible name of the table. */
  label: string;
  /** Accessible name of the box it scrolls in. */
  boxLabel: string;
  columns: readonly string[];
  /** The table's body, or several. */
  children: ReactNode;
  className?: string | undefined;
}

/** A few rows to read, in a box that scrolls sideways: where a grid with its sorting and choosing would be too much. */
export function PlainTable({ label, boxLabel, columns, children, className }: PlainTableProps) {
  return (
    // A box that scrolls sideways must be reachable by keyboard.
    <div role="region" aria-label={boxLabel} tabIndex={0} className="overflow-x-auto">
      <table aria-label={label} className={clsx("w-full text-left", className)}>
        <thead>
          <tr className="tool-bar border-b border-line text-xs text-muted">
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-1 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
