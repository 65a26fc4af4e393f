import clsx from "clsx";
import type { ReactNode } from "react";

interface KeyValueProps {
  items: readonly { readonly label: string; readonly value: ReactNode }[];
  /** Two pairs beside each other where there is room. */
  twoColumns?: boolean | undefined;
  className?: string | undefined;
}

/** Facts about one thing, name beside value: the content of a details pane. */
export function KeyValue({ items, twoColumns = false, className }: KeyValueProps) {
  return (
    <dl
      className={clsx(
        "grid grid-cols-[max-content_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1",
        twoColumns && "xl:grid-cols-[max-content_minmax(0,1fr)_max-content_minmax(0,1fr)]",
        className,
      )}
    >
      {items.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
