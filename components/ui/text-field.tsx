"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { Field, type FieldProps } from "@/components/ui/field";

interface TextFieldProps extends FieldProps, Omit<ComponentProps<"input">, keyof FieldProps> {
  /** For paths, hosts, values of a config file. */
  mono?: boolean | undefined;
}

/** One line of text: `<TextField label="Path" error={errors.path?.message} {...register("path")} />`. */
export function TextField({
  label,
  hint,
  error,
  required,
  className,
  mono = false,
  ...input
}: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={required}
      className={className}
      control={(wiring) => (
        <input
          type="text"
          {...input}
          {...wiring}
          className={clsx("text-box h-field w-full px-2", mono && "font-mono text-xs")}
        />
      )}
    />
  );
}
