import clsx from "clsx";

/** A grey bar in the place of something that is being loaded. Give it a width and, if not a text line, a height. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span aria-hidden className={clsx("block h-3 animate-pulse rounded-sm bg-quiet-line/60", className)} />
  );
}
