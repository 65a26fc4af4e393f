"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";
import type { PageGroup } from "@/components/shell/navigation";

/** The header's search: Ctrl-K (or Command-K) from anywhere, type a few letters, Enter. */
export function CommandPalette({ groups }: { groups: readonly PageGroup[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, []);
  const go = (href: string) => () => {
    setOpen(false);
    router.push(href);
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="inline-flex h-7 items-center gap-2 rounded-sm border border-head-muted/40 bg-[rgb(255_255_255/0.1)] px-2 text-xs text-head-ink outline-offset-1 hover:bg-[rgb(255_255_255/0.18)] focus-visible:outline-head-ink lg:w-52">
        <Search aria-hidden className="size-3.5" />
        <span className="max-lg:sr-only">Search pages</span>
        <kbd className="ml-auto font-sans text-2xs text-head-muted max-lg:hidden">Ctrl K</kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Search pages</Dialog.Title>
          <Command label="Search pages" loop>
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden className="size-4 text-muted" />
              <Command.Input
                placeholder="Go to a page…"
                className="h-11 w-full bg-transparent text-base outline-none placeholder:text-muted"
              />
            </div>
            <Command.List label="Pages" className="max-h-80 overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-muted">
                No page of that name.
              </Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group.label}
                  heading={group.label}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
                >
                  {group.pages.map((page) => (
                    <Command.Item
                      key={page.href}
                      value={page.label}
                      keywords={[...(page.keywords ?? [])]}
                      onSelect={go(page.href)}
                      className="flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-row-chosen"
                    >
                      <page.icon aria-hidden className="size-4 text-accent" />
                      {page.label}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
