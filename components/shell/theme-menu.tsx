"use client";

import { Contrast, Monitor, Moon, Rows2, Rows3, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { headButton } from "@/components/shell/head-button";
import { LANGUAGES, speak } from "@/components/shell/language";
import { useDesktop } from "@/components/shell/use-desktop";
import { Menu } from "@/components/ui/menu";
import { locale } from "@/lib/words/locale";
import { msg, t } from "@/lib/words/t";

const themes = [
  { value: "light", label: msg("Light"), icon: <Sun aria-hidden /> },
  { value: "dark", label: msg("Dark"), icon: <Moon aria-hidden /> },
  { value: "contrast", label: msg("High contrast"), icon: <Contrast aria-hidden /> },
  { value: "system", label: msg("As the system"), icon: <Monitor aria-hidden /> },
];

const densities = [
  { value: "compact", label: msg("Compact"), icon: <Rows3 aria-hidden /> },
  { value: "comfortable", label: msg("Comfortable"), icon: <Rows2 aria-hidden /> },
] as const;

/** How the console looks to this person: its colours, how close its rows stand, and its language. */
export function ThemeMenu() {
  const { settings, arrange } = useDesktop();
  const { theme, setTheme } = useTheme();
  // The server does not know the choice: until hydration the icon is the system's.
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const chosen = themes.find(({ value }) => value === theme);
  return (
    <Menu
      trigger={(props) => (
        <button {...props} type="button" aria-label={t("Theme")} title={t("Theme")} className={headButton}>
          {hydrated && chosen ? chosen.icon : <Monitor aria-hidden />}
        </button>
      )}
      entries={[
        {
          kind: "choice",
          label: t("Theme"),
          value: theme ?? "system",
          options: said(themes),
          onValueChange: setTheme,
        },
        { kind: "line" },
        {
          kind: "choice",
          label: t("Density"),
          value: settings.density,
          options: said(densities),
          onValueChange: (density) => {
            arrange({ density: density === "comfortable" ? density : "compact" });
          },
        },
        { kind: "line" },
        {
          kind: "choice",
          label: t("Language"),
          value: locale(),
          options: LANGUAGES,
          onValueChange: speak,
        },
      ]}
    />
  );
}

function said<T extends { readonly label: string }>(options: readonly T[]): readonly T[] {
  return options.map((option) => ({ ...option, label: t(option.label) }));
}

function never(): () => void {
  return () => undefined;
}
