"use client";

import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** What is drawn for sure: none of the values for which React draws nothing. */
export type Hint = Exclude<ReactNode, undefined | null | boolean>;

/** What every form field takes beside its control's own properties. */
export interface FieldProps {
  label: string;
  /** Below the control: what to enter, an example, a unit. Every field has one. */
  hint: Hint;
  /** In a tool bar: the hint is a tooltip, and told by screen readers, and takes no room. */
  compact?: boolean | undefined;
  /** What is wrong with the value and how to right it, for example `errors.path?.message` of react-hook-form. */
  error?: string | undefined;
  /** Marks the label; the check itself is the schema's. */
  required?: boolean | undefined;
  /** Class of the frame around label, control, hint and error. */
  className?: string | undefined;
}

/** The attributes that tie a control to its label, hint and error. */
interface ControlWiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

interface FieldFrameProps extends FieldProps {
  /** Renders the control with the attributes it is given. */
  control: (wiring: ControlWiring) => ReactNode;
}

/** Label above, control, hint, error: the frame of a control that has none of the ready fields. */
export function Field({ label, hint, error, required = false, className, control }: FieldFrameProps) {
  const id = useId();
  const notes = useFieldNotes(id, hint, error);
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {required && <RequiredMark />}
      </label>
      {control({
        id,
        "aria-describedby": notes.describedBy,
        "aria-invalid": notes.invalid,
        "aria-required": required || undefined,
      })}
      {notes.elements}
    </div>
  );
}

/** The star beside a required field's label; `aria-required` tells the rest. */
export function RequiredMark() {
  return (
    <span aria-hidden className="ml-0.5 text-bad">
      *
    </span>
  );
}

/** Hint and error below a control, and the attributes that tie them to it. */
export function useFieldNotes(id: string, hint: Hint, error: string | undefined, compact = false) {
  const wrong = error !== undefined && error !== "";
  const ids = wrong ? `${id}-hint ${id}-error` : `${id}-hint`;
  return {
    describedBy: ids,
    invalid: wrong ? (true as const) : undefined,
    elements: (
      <>
        <p id={`${id}-hint`} className={compact ? "sr-only" : "text-xs text-muted"}>
          {hint}
        </p>
        {wrong && (
          <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-xs font-medium text-bad">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>{error}</span>
          </p>
        )}
      </>
    ),
  };
}
