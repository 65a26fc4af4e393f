"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface TabsProps {
  /** Accessible name of the tab list. */
  label: string;
  tabs: readonly { readonly id: string; readonly label: ReactNode; readonly content: ReactNode }[];
  /** Controlled: the open tab's id. Leave out both and the first is open. */
  value?: string | undefined;
  onValueChange?: ((id: string) => void) | undefined;
}

/** Tabs within a panel. */
export function Tabs({ label, tabs, value, onValueChange }: TabsProps) {
  const [first] = tabs;
  const control = value === undefined ? { defaultValue: first?.id ?? "" } : { value };
  return (
    <Radix.Root
      {...control}
      {...(onValueChange === undefined ? {} : { onValueChange })}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <Radix.List
        aria-label={label}
        className="tool-bar flex gap-0.5 border-b border-line-strong px-2 pt-1.5"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="-mb-px rounded-t-md border border-transparent px-3 py-1 text-muted hover:text-ink data-[state=active]:border-line-strong data-[state=active]:border-b-surface data-[state=active]:bg-surface data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="min-h-0 min-w-0 flex-1 overflow-auto p-3">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
