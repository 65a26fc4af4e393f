"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

const item =
  "flex cursor-default items-center gap-2 min-h-control rounded-sm px-2 py-1 outline-none select-none [&_svg]:size-3.5 [&_svg]:text-muted " +
  "data-highlighted:bg-row-chosen data-disabled:opacity-55";

interface MenuProps {
  /** One button that opens the menu. */
  trigger: ReactNode;
  children: ReactNode;
}

export function Menu({ trigger, children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      {/* In place, not in a portal: so the menu lies within the landmark that its button lies in. */}
      <Radix.Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        className="z-50 min-w-44 rounded-md border border-line-strong bg-raised p-1 text-ink shadow-float"
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  onSelect: () => void;
  disabled?: boolean | undefined;
  children: ReactNode;
}

export function MenuItem({ icon, onSelect, disabled = false, children }: MenuItemProps) {
  return (
    <Radix.Item className={item} onSelect={onSelect} disabled={disabled}>
      {icon}
      {children}
    </Radix.Item>
  );
}

interface MenuChoiceProps {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string; readonly icon?: ReactNode }[];
  onValueChange: (value: string) => void;
}

/** One of a few, the present one ticked. */
export function MenuChoice({ label, value, options, onValueChange }: MenuChoiceProps) {
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

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

/** Text in a menu that is no command. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1 text-muted">{children}</Radix.Label>;
}
