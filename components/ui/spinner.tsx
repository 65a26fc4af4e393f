import clsx from "clsx";
import { LoaderCircle } from "lucide-react";

/** A turning mark beside words that say what is going on; it says nothing by itself to a screen reader. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <LoaderCircle aria-hidden className={clsx("size-3.5 shrink-0 animate-spin", className)} />;
}
