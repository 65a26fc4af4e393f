import clsx from "clsx";
import type { ReactNode } from "react";

interface KeyValueProps {
  items: readonly { readonly label: string; readonly value: ReactNode }[];
  className?: string | undefined;
}

/** Facts about one thing, name beside value: the content of a details pane. */
export function KeyValue({ items, className }: KeyValueProps) {
  return (
    <dl className={clsx("grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1", className)}>
      {items.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
