import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "@/components/ui/spinner";

type ButtonVariant = "primary" | "default" | "danger" | "ghost";

/** Widths of a tool bar below which a button there is its icon alone; the words stay its name, and become its tooltip. */
const WORDS_FROM = { "75rem": "@max-[75rem]:sr-only", "84rem": "@max-[84rem]:sr-only" } as const;

export interface ButtonProps extends ComponentProps<"button"> {
  /** `primary`: the one thing this dialog is for; `danger`: ends or removes something; `ghost`: no frame, for tool bars. */
  variant?: ButtonVariant | undefined;
  /** A lucide icon element, shown before the words. */
  icon?: ReactNode;
  /** Shows a spinner and refuses further clicks, but keeps focus and name, so that nobody is thrown out of place. */
  busy?: boolean | undefined;
  /** In a tool bar with more buttons than a narrow window has room for: how wide it must be for this one's words. */
  wordsFrom?: keyof typeof WORDS_FROM | undefined;
}

const base =
  "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-sm border text-sm font-medium " +
  "select-none transition-[filter,background-color,border-color] duration-100 [&_svg]:size-3.5 [&_svg]:shrink-0 " +
  "disabled:opacity-55 aria-disabled:opacity-55";

const variants: Record<ButtonVariant, string> = {
  primary:
    "button-primary border-[color-mix(in_srgb,var(--primary-to)_80%,black)] text-primary-ink enabled:hover:brightness-110 enabled:active:brightness-95",
  default:
    "button-face border-control-line text-ink enabled:hover:border-accent enabled:hover:text-accent-ink enabled:active:brightness-95",
  danger:
    "button-danger border-[color-mix(in_srgb,var(--danger-to)_80%,black)] text-primary-ink enabled:hover:brightness-110 enabled:active:brightness-95",
  ghost:
    "border-transparent bg-transparent text-ink enabled:hover:border-line-strong enabled:hover:bg-accent-soft enabled:active:bg-row-chosen",
};

/** The look of a button, for a link that is one: `<Link className={buttonLook("primary")} …>`. */
export function buttonLook(variant: ButtonVariant = "default"): string {
  return clsx(base, "h-control px-2.5 no-underline", variants[variant]);
}

/** A button with words. `type` is "button" unless told, so that no button sends a form by accident. */
export function Button({
  variant = "default",
  icon,
  busy = false,
  wordsFrom,
  className,
  children,
  ...rest
}: ButtonProps) {
  const { onClick, ...others } = rest;
  return (
    <button
      type="button"
      title={wordsFrom !== undefined && typeof children === "string" ? children : undefined}
      {...others}
      aria-disabled={busy ? true : others["aria-disabled"]}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={clsx(buttonLook(variant), className)}
    >
      {busy ? <Spinner /> : icon}
      {wordsFrom === undefined ? children : <span className={WORDS_FROM[wordsFrom]}>{children}</span>}
    </button>
  );
}
