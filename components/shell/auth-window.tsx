import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";

/** The one window of a page for those who may not go further yet; its title is the page's heading. */
export function AuthWindow({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="w-full max-w-sm overflow-hidden rounded-lg border border-line-strong bg-surface shadow-float">
      <div className="title-bar flex items-center gap-2 border-b border-line-strong px-4 py-2">
        <KeyRound aria-hidden className="size-4" />
        <h1 className="text-sm font-semibold">{title}</h1>
      </div>
      <div className="p-5 pt-4">{children}</div>
    </div>
  );
}
