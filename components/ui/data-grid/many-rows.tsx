import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useImperativeHandle } from "react";
import type { RowsProps } from "@/components/ui/data-grid/few-rows";

/** Pixels, before a row is measured. */
const rowHeight = 29;
const headerHeight = 28;

/** The rows of a long list: those in view are drawn, and a few around them. */
export function ManyRows({ count, scroller, activeRow, reach, row }: RowsProps) {
  // The active row stays drawn wherever the list is scrolled to, or the focus would be lost with it.
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), activeRow])].sort((a, b) => a - b),
    [activeRow],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1024, height: 800 },
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    rangeExtractor,
  });
  useImperativeHandle(reach, () => (index) => {
    virtualizer.scrollToIndex(index);
  });
  return (
    <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer
        .getVirtualItems()
        .map((item) =>
          row(item.index, { offset: item.start - headerHeight, measure: virtualizer.measureElement }),
        )}
    </div>
  );
}
