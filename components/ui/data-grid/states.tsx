import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/words/t";

export interface GridError {
  /** What happened and what to do next. */
  readonly message: string;
  /** The program's own words. */
  readonly detail?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** Grey rows while the first answer is on its way. */
export function GridLoading({ label }: { label: string }) {
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">{t("Loading {label}…", { label })}</span>
      {["w-2/5", "w-3/5", "w-1/2", "w-2/3", "w-1/3", "w-3/5"].map((width, index) => (
        <span key={`${width}${String(index)}`} className="flex h-row items-center border-b border-line px-2">
          <Skeleton className={width} />
        </span>
      ))}
    </div>
  );
}

export function GridTrouble({ error, stale }: { error: GridError; stale: boolean }) {
  const { message, detail, onRetry } = error;
  return (
    <Alert
      kind={stale ? "warning" : "error"}
      announce
      detail={detail}
      className="m-2"
      actions={onRetry === undefined ? undefined : <Button onClick={onRetry}>{t("Try again")}</Button>}
    >
      {message}
      {stale && ` ${t("What you see below is from before.")}`}
    </Alert>
  );
}

export function GridEmpty({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="p-2">
      {children ?? (
        <p className="px-4 py-8 text-center text-muted">{t("Nothing in {label} yet.", { label })}</p>
      )}
    </div>
  );
}
