import clsx from "clsx";
import type { ReactNode } from "react";

interface StatusRegionProps {
  /** Tells several regions on one page apart. */
  label?: string | undefined;
  /** What happened; nothing while there is nothing to tell. */
  children?: ReactNode;
  className?: string | undefined;
}

/**
 * Where results are told. Render it from the start and change its children: a screen reader only announces what changes
 * inside a region that it already knows. While it is empty it takes no room, and no gap of the column it stands in.
 */
export function StatusRegion({ label, children, className }: StatusRegionProps) {
  return (
    <div
      role="status"
      aria-live="polite"
      aria-label={label}
      className={clsx("min-w-0 empty:absolute", className)}
    >
      {children}
    </div>
  );
}
