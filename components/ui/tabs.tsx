"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Tab {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface TabsProps {
  /** Accessible name of the list of tabs. */
  label: string;
  tabs: readonly Tab[];
  value: string;
  onValueChange: (value: string) => void;
}

/** Several views of one thing, one at a time. Arrow keys move between the tabs. */
export function Tabs({ label, tabs, value, onValueChange }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className="min-w-0">
      <Radix.List
        aria-label={label}
        className="tool-bar flex flex-wrap gap-x-1 border-b border-line-strong px-2 pt-1.5"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-control rounded-t-md border border-transparent px-2.5 text-muted hover:text-ink data-[state=active]:border-line-strong data-[state=active]:border-b-surface data-[state=active]:bg-surface data-[state=active]:font-medium data-[state=active]:text-title-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="min-w-0 p-3">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
