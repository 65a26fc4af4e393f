"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { headButton } from "@/components/shell/head-button";
import { Menu, MenuChoice } from "@/components/ui/menu";

const themes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
];

export function ThemeMenu() {
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
    </Menu>
  );
}

function never(): () => void {
  return () => undefined;
}
