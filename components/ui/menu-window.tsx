"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from "react";

interface MenuCommand {
  readonly kind: "command";
  readonly label: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean | undefined;
  readonly onSelect: () => void;
}

/** One of a few, the present one ticked. */
interface MenuChoice {
  readonly kind: "choice";
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly icon?: ReactNode }[];
  readonly onValueChange: (value: string) => void;
}

/** Text in a menu that is no command. */
interface MenuText {
  readonly kind: "text";
  readonly text: ReactNode;
}

export type MenuEntry = MenuCommand | MenuChoice | MenuText | { readonly kind: "line" };

interface MenuWindowProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** It was opened by a key: so the next arrow key leads from its first entry on. */
  startsAtFirst: boolean;
  /** What opened it: it bears the menu's name, and has the focus again when the menu closes. */
  button: RefObject<HTMLButtonElement | null>;
  entries: readonly MenuEntry[];
}

export function MenuWindow({ open, onOpenChange, startsAtFirst, button, entries }: MenuWindowProps) {
  const hasLeft = useRef(false);
  const isButton = (target: EventTarget | null) =>
    target instanceof Node && button.current?.contains(target) === true;
  return (
    <Radix.Root
      modal={false}
      open={open}
      onOpenChange={(next) => {
        if (next) hasLeft.current = false;
        onOpenChange(next);
      }}
    >
      {/* The button was there before this: what lies over it is the menu's place, and nothing else. */}
      <Radix.Trigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      {/* In place, not in a portal: so the menu lies within the landmark that its button lies in. */}
      <Radix.Content
        aria-labelledby={button.current?.id}
        align="end"
        sideOffset={4}
        collisionPadding={8}
        onInteractOutside={(event) => {
          // A press of the button closes the menu by itself.
          if (isButton(event.target)) event.preventDefault();
          else hasLeft.current = true;
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!hasLeft.current) button.current?.focus();
          hasLeft.current = false;
        }}
        className="z-50 min-w-44 rounded-md border border-line-strong bg-raised p-1 text-ink shadow-float"
      >
        {entries.map((entry, at) => (
          <Fragment key={at}>{drawn(entry)}</Fragment>
        ))}
        {startsAtFirst && <FirstFocus />}
      </Radix.Content>
    </Radix.Root>
  );
}

/** Radix does the same for keys it has seen; the one that opened the menu may have come before the menu was there to see it. */
function FirstFocus() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      place.current?.parentElement
        ?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")
        ?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return <span ref={place} hidden />;
}

const item =
  "flex cursor-default items-center gap-2 min-h-control rounded-sm px-2 py-1 -outline-offset-2 select-none [&_svg]:size-3.5 [&_svg]:text-muted " +
  "data-highlighted:bg-row-chosen data-disabled:opacity-55";

function drawn(entry: MenuEntry): ReactNode {
  switch (entry.kind) {
    case "command":
      return (
        <Radix.Item className={item} onSelect={entry.onSelect} disabled={entry.disabled === true}>
          {entry.icon}
          {entry.label}
        </Radix.Item>
      );
    case "choice":
      return <Choice {...entry} />;
    case "text":
      return <Radix.Label className="px-2 py-1 text-muted">{entry.text}</Radix.Label>;
    case "line":
      return <Radix.Separator className="my-1 h-px bg-line" />;
  }
}

function Choice({ label, value, options, onValueChange }: MenuChoice) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange} aria-label={label}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={item}>
          {option.icon}
          {option.label}
          <Radix.ItemIndicator className="ml-auto">
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
