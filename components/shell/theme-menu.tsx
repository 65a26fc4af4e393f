"use client";

import { Contrast, Monitor, Moon, Rows2, Rows3, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { headButton } from "@/components/shell/head-button";
import { useDesktop } from "@/components/shell/use-desktop";
import { Menu, MenuChoice, MenuSeparator } from "@/components/ui/menu";

const themes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "contrast", label: "High contrast", icon: <Contrast aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
];

const densities = [
  { value: "compact", label: "Compact", icon: <Rows3 aria-hidden /> },
  { value: "comfortable", label: "Comfortable", icon: <Rows2 aria-hidden /> },
] as const;

/** How the console looks to this person: its colours, and how close its rows stand. */
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
      trigger={
        <button type="button" aria-label="Theme" title="Theme" className={headButton}>
          {hydrated && chosen ? chosen.icon : <Monitor aria-hidden />}
        </button>
      }
    >
      <MenuChoice label="Theme" value={theme ?? "system"} options={themes} onValueChange={setTheme} />
      <MenuSeparator />
      <MenuChoice
        label="Density"
        value={settings.density}
        options={densities}
        onValueChange={(density) => {
          arrange({ density: density === "comfortable" ? density : "compact" });
        }}
      />
    </Menu>
  );
}

function never(): () => void {
  return () => undefined;
}
