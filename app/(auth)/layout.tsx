import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand";
import { ThemeMenu } from "@/components/shell/theme-menu";

/** A window on the console's desktop, for those who are not signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="desktop flex min-h-dvh flex-col">
      <header className="head-bar flex min-h-11 items-center gap-2 border-b border-head-edge px-3">
        <BrandMark className="size-6" />
        <span className="text-[1.0625rem] font-semibold tracking-tight">Inflight</span>
        <span aria-hidden className="mx-1 h-5 w-px bg-head-muted/40" />
        <span className="text-head-muted">Storage Administration</span>
        <span className="ml-auto">
          <ThemeMenu />
        </span>
      </header>
      <main className="flex flex-1 items-start justify-center p-4 pt-[14vh]">
        <div className="w-full max-w-sm overflow-hidden rounded-lg border border-line-strong bg-surface shadow-float">
          <div className="title-bar flex items-center gap-2 border-b border-line-strong px-4 py-2">
            <KeyRound aria-hidden className="size-4" />
            <h1 className="text-sm font-semibold">Log in to Storage Administration</h1>
          </div>
          <div className="p-5 pt-4">{children}</div>
        </div>
      </main>
    </div>
  );
}
