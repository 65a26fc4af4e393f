import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/words/t";

/** A part of the dashboard as it comes from the panel; undefined while it is on its way. */
interface Part<T> {
  readonly value: T | null;
  /** Why it is not known. */
  readonly trouble: string | null;
}

interface PartBodyProps<T> {
  part: Part<T> | undefined;
  /** Lines that are grey while nothing is known. */
  lines?: number | undefined;
  children: (value: T) => ReactNode;
}

/** What a part says: that it is on its way, why it is not known, or what is. */
export function PartBody<T>({ part, lines = 3, children }: PartBodyProps<T>) {
  if (part === undefined) return <Loading lines={lines} />;
  if (part.value === null) return <Alert kind="warning">{part.trouble}</Alert>;
  return children(part.value);
}

function Loading({ lines }: { lines: number }) {
  return (
    <div role="status" className="flex flex-col gap-2.5 py-1">
      <span className="sr-only">{t("Asking the appliance…")}</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={index % 2 === 0 ? "w-full max-w-72" : "w-3/4 max-w-52"} />
      ))}
    </div>
  );
}
