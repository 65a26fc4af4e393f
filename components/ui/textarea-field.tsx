"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { Field, type FieldProps } from "@/components/ui/field";

interface TextareaFieldProps extends FieldProps, Omit<ComponentProps<"textarea">, keyof FieldProps> {
  mono?: boolean | undefined;
}

/** Several lines of text. */
export function TextareaField(props: TextareaFieldProps) {
  const { label, hint, error, required, className, mono = false, ...area } = props;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={required}
      className={className}
      control={(wiring) => (
        <textarea
          rows={3}
          {...area}
          {...wiring}
          className={clsx("text-box w-full resize-y px-2 py-1.5", mono && "font-mono text-xs")}
        />
      )}
    />
  );
}
