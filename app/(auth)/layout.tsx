import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand";
import { LanguageLinks } from "@/components/shell/language-links";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { t } from "@/lib/words/t";

/** The console's desktop with one window on it, for those who are not signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="desktop flex min-h-dvh flex-col">
      <header className="head-bar flex min-h-11 items-center gap-2 border-b border-head-edge px-3">
        <BrandMark className="size-6" />
        <span className="text-[1.0625rem] font-semibold tracking-tight">Inflight</span>
        <span aria-hidden className="mx-1 h-5 w-px bg-head-muted/40" />
        <span className="text-head-muted">{t("Storage Administration")}</span>
        <span className="ml-auto flex items-center gap-3">
          <LanguageLinks />
          <ThemeMenu />
        </span>
      </header>
      <main className="flex flex-1 items-start justify-center p-4 pt-[14vh]">{children}</main>
    </div>
  );
}
