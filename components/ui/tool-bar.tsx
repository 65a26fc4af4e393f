import clsx from "clsx";
import type { ReactNode } from "react";

interface ToolBarProps {
  /** Accessible name of the group, for example "CIFS Shares tools". */
  label: string;
  children: ReactNode;
  className?: string | undefined;
}

/** A row of buttons and fields under a panel's title. It wraps where the window is narrow. */
export function ToolBar({ label, children, className }: ToolBarProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className={clsx(
        "tool-bar @container flex flex-wrap items-center gap-1 border-b border-line px-1.5 py-1 print:hidden",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** A thin line between groups of buttons. */
export function ToolBarSeparator() {
  return <span aria-hidden className="mx-1 h-4 w-px bg-line-strong" />;
}

/** What filters the list below: at the right edge, and together where the row wraps. */
export function ToolBarEnd({ children }: { children: ReactNode }) {
  return <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-1">{children}</div>;
}
