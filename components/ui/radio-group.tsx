"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { RequiredMark, type FieldProps, useFieldNotes } from "@/components/ui/field";

interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What choosing it means. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

interface RadioGroupProps<Value extends string> extends FieldProps {
  options: readonly RadioOption<Value>[];
  /** `null` while nothing is chosen. */
  value: Value | null;
  onValueChange: (value: Value) => void;
  disabled?: boolean | undefined;
  /** Options beside each other instead of below. */
  inline?: boolean | undefined;
  /** Each option in a frame of its own, as many beside each other as there is room for: where the hints are long. */
  cards?: boolean | undefined;
}

/** One of a few choices, all visible. A radiogroup named by its label; arrow keys move the choice. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, hint, compact, error, required = false, className, options, value, onValueChange } = props;
  const { disabled = false, inline = false, cards = false } = props;
  const id = useId();
  const notes = useFieldNotes(id, hint, error, compact);
  return (
    <fieldset
      role="radiogroup"
      aria-describedby={notes.describedBy}
      aria-invalid={notes.invalid}
      aria-required={required || undefined}
      disabled={disabled}
      className={clsx("flex min-w-0 flex-col gap-1.5", cards && "@container", className)}
    >
      <legend className="mb-1 font-medium">
        {label}
        {required && <RequiredMark />}
      </legend>
      <div
        className={
          cards
            ? // Beside each other, in pairs, or below each other: never one alone in a row of its own.
              "grid min-w-0 gap-2 @min-[29rem]:grid-cols-2 @min-[58rem]:grid-cols-4"
            : clsx("flex min-w-0 gap-x-5 gap-y-1.5", inline ? "flex-wrap" : "flex-col")
        }
      >
        {options.map((option) => {
          const optionId = `${id}-${option.value}`;
          const hinted = option.hint !== undefined;
          return (
            <div
              key={option.value}
              className={clsx(
                "flex min-w-0 gap-2",
                cards && "relative rounded-md border px-2.5 py-2",
                cards &&
                  (value === option.value ? "border-accent bg-row-chosen" : "border-line-strong bg-surface"),
              )}
            >
              <input
                type="radio"
                id={optionId}
                name={id}
                value={option.value}
                checked={value === option.value}
                disabled={option.disabled}
                aria-describedby={hinted ? `${optionId}-hint` : undefined}
                onChange={() => {
                  onValueChange(option.value);
                }}
                className={clsx("mt-0.5 size-4 shrink-0 tick", cards && "relative z-10")}
              />
              <div className="min-w-0">
                <label
                  htmlFor={optionId}
                  className={clsx(cards && "font-semibold after:absolute after:inset-0")}
                >
                  {option.label}
                </label>
                {hinted && (
                  <div
                    id={`${optionId}-hint`}
                    className={clsx("text-xs", cards && value === option.value ? "text-ink" : "text-muted")}
                  >
                    {option.hint}
                  </div>
                )}
              </div>
            </div>
          );
        })}
      </div>
      {notes.elements}
    </fieldset>
  );
}
