import { type ReactNode, type Ref, type RefObject, useImperativeHandle } from "react";

/** How many rows are drawn one after the other; what is longer draws only those in view. */
export const FEW_ROWS = 100;

/** Where a row lies that is not in the flow of the page. */
export interface RowPlace {
  /** Pixels from the top of the body. */
  readonly offset: number;
  readonly measure: Ref<HTMLDivElement>;
}

export interface RowsProps {
  count: number;
  /** What scrolls them. */
  scroller: RefObject<HTMLElement | null>;
  activeRow: number;
  /** Brings a row into view. */
  reach: Ref<(index: number) => void>;
  row: (index: number, place: RowPlace | undefined) => ReactNode;
}

/** The rows of a list of no great length. */
export function FewRows({ count, scroller, reach, row }: RowsProps) {
  useImperativeHandle(reach, () => (index) => {
    scroller.current
      ?.querySelector(`[role=row][data-index="${String(index)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div role="rowgroup">
      {Array.from({ length: Math.min(count, FEW_ROWS) }, (_, at) => row(at, undefined))}
    </div>
  );
}
