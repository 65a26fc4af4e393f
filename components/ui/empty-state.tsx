import type { ReactNode } from "react";

interface EmptyStateProps {
  /** A lucide icon element. */
  icon?: ReactNode;
  /** What is not there. */
  title: string;
  /** Why, and what to do next. */
  children?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
}

export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center justify-center gap-1.5 px-6 py-10 text-center">
      {icon !== undefined && (
        <span aria-hidden className="mb-1 text-line-strong [&_svg]:size-9 [&_svg]:stroke-[1.25]">
          {icon}
        </span>
      )}
      <p className="text-base font-semibold">{title}</p>
      {children !== undefined && <div className="max-w-prose text-muted">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-1.5">{actions}</div>}
    </div>
  );
}
