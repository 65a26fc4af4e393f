"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { DESKTOP_COOKIE, type DesktopSettings, writeDesktop } from "@/components/shell/desktop-settings";
import { keepCookie } from "@/components/shell/keep-cookie";

interface Desktop {
  readonly settings: DesktopSettings;
  /** Arranges it so from now on, here and when the person comes back. */
  readonly arrange: (changed: Partial<DesktopSettings>) => void;
}

const Context = createContext<Desktop | null>(null);

/** `first`: as the server read it. */
export function DesktopProvider({ first, children }: { first: DesktopSettings; children: ReactNode }) {
  const [settings, setSettings] = useState(first);
  const desktop = useMemo<Desktop>(
    () => ({
      settings,
      arrange: (changed) => {
        const next = { ...settings, ...changed };
        setSettings(next);
        document.documentElement.dataset.density = next.density;
        keepCookie(DESKTOP_COOKIE, writeDesktop(next));
      },
    }),
    [settings],
  );
  return <Context value={desktop}>{children}</Context>;
}

export function useDesktop(): Desktop {
  const desktop = useContext(Context);
  if (desktop === null) throw new Error("There is no desktop around this.");
  return desktop;
}
