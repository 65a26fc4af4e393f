import clsx from "clsx";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label"> {
  /** The button's accessible name, shown as its tooltip. */
  label: string;
  icon: ReactNode;
}

/** A button that is an icon alone; its name is its tooltip. */
export function IconButton({ label, variant = "ghost", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Button aria-label={label} variant={variant} className={clsx("w-7 px-0", className)} {...rest} />
    </Tooltip>
  );
}
