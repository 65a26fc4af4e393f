"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
  /** Neighbours with the same group stand under its heading. */
  readonly group?: string | undefined;
}

export interface SelectProps extends Omit<ComponentProps<"select">, "children" | "multiple" | "size"> {
  options: readonly SelectOption[];
}

/**
 * A choice from a list; give it an `aria-label` where no field labels it. It is the browser's own select, which works
 * by keyboard, touch and screen reader, and with `register()` of react-hook-form, and stays cheap in a thousand rows.
 */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className={clsx("relative inline-flex min-w-0", className)}>
      <select {...rest} className="text-box h-control w-full min-w-0 appearance-none truncate pr-7 pl-2">
        {grouped(options).map(({ group, members }) =>
          group === undefined ? (
            members.map(optionElement)
          ) : (
            <optgroup key={group} label={group}>
              {members.map(optionElement)}
            </optgroup>
          ),
        )}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

function optionElement({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

function grouped(options: readonly SelectOption[]) {
  const groups: { readonly group: string | undefined; readonly members: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}
