import { lazy, Suspense } from "react";
import { FEW_ROWS, FewRows, type RowsProps } from "@/components/ui/data-grid/few-rows";
import { useEver } from "@/components/ui/use-ever";

const ManyRows = lazy(() =>
  import("@/components/ui/data-grid/many-rows").then((part) => ({ default: part.ManyRows })),
);

/**
 * The rows of a grid. What draws long lists is large, and comes where a list is long; the first of its rows stand there meanwhile. A
 * list that was long once stays drawn so, lest it be made anew each time it grows and shrinks.
 */
export function Rows(props: RowsProps) {
  const isLong = useEver(props.count > FEW_ROWS);
  const few = <FewRows {...props} />;
  if (!isLong) return few;
  return (
    <Suspense fallback={few}>
      <ManyRows {...props} />
    </Suspense>
  );
}
