import clsx from "clsx";
import type { Tone } from "@/components/ui/badge";

interface ShareBarProps {
  parts: readonly { readonly label: string; readonly count: number; readonly tone: Tone }[];
  className?: string | undefined;
}

const fills: Readonly<Record<Tone, string>> = {
  ok: "fill-ok",
  warn: "fill-warn",
  bad: "fill-bad",
  quiet: "fill-quiet-line",
  accent: "fill-accent",
};

/** How a whole is divided, for the eye alone: the numbers stand beside it as text. */
export function ShareBar({ parts, className }: ShareBarProps) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const widths = parts.map(({ count }) => (total === 0 ? 0 : (count * 100) / total));
  const begins = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className={clsx("h-2 w-full rounded-sm", className)}
    >
      <rect width="100" height="8" className="fill-quiet-soft" />
      {parts.map(({ label, tone }, index) => (
        <rect
          key={label}
          x={begins[index]}
          width={widths[index]}
          height="8"
          // Neighbours of one colour stay apart.
          vectorEffect="non-scaling-stroke"
          className={clsx("stroke-surface", fills[tone])}
        />
      ))}
    </svg>
  );
}
