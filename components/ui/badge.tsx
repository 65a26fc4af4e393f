import clsx from "clsx";
import type { ReactNode } from "react";

export type Tone = "ok" | "warn" | "bad" | "quiet" | "accent";

const toneLook: Record<Tone, string> = {
  ok: "border-ok-line bg-ok-soft text-ok",
  warn: "border-warn-line bg-warn-soft text-warn",
  bad: "border-bad-line bg-bad-soft text-bad",
  quiet: "border-quiet-line bg-quiet-soft text-quiet",
  accent: "border-line-strong bg-accent-soft text-accent-ink",
};

interface BadgeProps {
  tone?: Tone | undefined;
  /** A lucide icon element. */
  icon?: ReactNode;
  /** The word for the state; colour alone never tells it. */
  children: ReactNode;
  title?: string | undefined;
  className?: string | undefined;
}

/** A state in a word, with a colour to help the eye. */
export function Badge({ tone = "quiet", icon, children, title, className }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx(
        "inline-flex h-5 max-w-full align-middle items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap",
        "[&_svg]:size-3 [&_svg]:shrink-0",
        toneLook[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
