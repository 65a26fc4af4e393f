"use client";

import clsx from "clsx";
import { type ComponentProps, useId } from "react";
import { type FieldProps, useFieldNotes } from "@/components/ui/field";

interface CheckboxFieldProps
  extends Omit<FieldProps, "required">,
    Omit<ComponentProps<"input">, keyof FieldProps | "type"> {}

/** A yes or no, label to the right. Works with `register()` and as a controlled input. */
export function CheckboxField({ label, hint, compact, error, className, ...input }: CheckboxFieldProps) {
  const id = useId();
  const notes = useFieldNotes(id, hint, error, compact);
  return (
    <div
      title={compact === true && typeof hint === "string" ? hint : undefined}
      className={clsx("flex min-w-0 gap-2", className)}
    >
      <input
        type="checkbox"
        {...input}
        id={id}
        aria-describedby={notes.describedBy}
        aria-invalid={notes.invalid}
        className="mt-0.5 size-4 shrink-0 tick"
      />
      <div className="flex min-w-0 flex-col gap-0.5">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {notes.elements}
      </div>
    </div>
  );
}
