import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { DESKTOP_COOKIE, readDesktop } from "@/components/shell/desktop-settings";
import { keepEarlyPresses } from "@/components/ui/early-press";
import { Providers } from "@/components/shell/providers";
import { NONCE_HEADER } from "@/lib/shared/nonce-header";
import { locale } from "@/lib/words/locale";
import { t } from "@/lib/words/t";
import { wordsAddress } from "@/lib/words/words-address";

export function generateMetadata(): Metadata {
  const title = t("Storage Administration – Inflight");
  return {
    title: { default: title, template: `%s – ${title}` },
    description: t("Storage administration: encrypt what a NAS sends and receives."),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#22579f" },
    { media: "(prefers-color-scheme: dark)", color: "#10264a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const words = wordsAddress(locale());
  if (words !== undefined) preload(words, { as: "fetch", crossOrigin: "anonymous" });
  const desktop = readDesktop((await cookies()).get(DESKTOP_COOKIE)?.value);
  return (
    // Scripts set the theme's class, and note a press, before React hydrates.
    <html lang={locale()} data-words={words} data-density={desktop.density} suppressHydrationWarning>
      <body data-part>
        <script
          nonce={nonce}
          // A browser hides the nonce of what it has read.
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: `(${keepEarlyPresses.toString()})()` }}
        />
        <Providers nonce={nonce} desktop={desktop} locale={locale()} words={words}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
