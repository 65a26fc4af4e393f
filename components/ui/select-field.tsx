"use client";

import { Field, type FieldProps } from "@/components/ui/field";
import { Select, type SelectProps } from "@/components/ui/select";

interface SelectFieldProps extends FieldProps, Omit<SelectProps, keyof FieldProps> {}

/** A labelled choice from a list. */
export function SelectField({ label, hint, error, required, className, ...select }: SelectFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={required}
      className={className}
      control={(wiring) => <Select {...select} {...wiring} className="w-full [&_select]:h-field" />}
    />
  );
}
