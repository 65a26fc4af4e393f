"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { type ReactNode, use, useEffect, useState } from "react";
import type { DesktopSettings } from "@/components/shell/desktop-settings";
import { ReadError } from "@/components/shell/fetch-read";
import { THEMES } from "@/components/shell/themes";
import { DesktopProvider } from "@/components/shell/use-desktop";
import { wake } from "@/components/ui/early-press";
import { catalogueFrom } from "@/lib/words/catalogue";
import type { Locale } from "@/lib/words/locale";

interface ProvidersProps {
  /** As the browser's cookie has it. */
  desktop: DesktopSettings;
  /** Of the Content-Security-Policy, for the script that sets the theme before the first paint, and for styles. */
  nonce: string | undefined;
  /** Of the document: nothing is drawn before its words are there. */
  locale: Locale;
  /** Where its catalogue is; English has none. */
  words: string | undefined;
  children: ReactNode;
}

/** Theme and server state, around every page. */
export function Providers({ nonce: newest, desktop, locale, words, children }: ProvidersProps) {
  if (words !== undefined) use(catalogueFrom(words, locale));
  // The policy is the document's: what is navigated to within it was answered with other nonces, which the browser does not know.
  const [nonce] = useState(newest);
  // The scroll lock of dialogs writes a style sheet, and takes the nonce from here.
  if (nonce !== undefined) setNonce(nonce);
  useEffect(() => {
    wake(document.body);
  }, []);
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 5_000, retry: worthAnotherTry, refetchOnWindowFocus: true },
        },
      }),
  );
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      themes={[...THEMES]}
      disableTransitionOnChange
      storageKey="inflight.theme"
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={client}>
        <DesktopProvider first={desktop}>{children}</DesktopProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

/** A refusal stays a refusal; a network that did not answer may the next time. */
function worthAnotherTry(failures: number, error: Error): boolean {
  const lost = !(error instanceof ReadError) || error.failure.code === "offline";
  return lost && failures < 2;
}
