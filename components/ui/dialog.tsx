"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useReturnFocus } from "@/components/ui/return-focus";
import { t } from "@/lib/words/t";

type DialogSize = "small" | "medium" | "large" | "full";

const sizes: Record<DialogSize, string> = {
  small: "max-w-md",
  medium: "max-w-2xl",
  large: "max-w-5xl",
  full: "h-[calc(100dvh-2rem)] max-w-[110rem]",
};

interface DialogProps {
  open: boolean;
  /** Called with `false` for Escape, the close button and a click outside. */
  onOpenChange: (open: boolean) => void;
  /** The dialog's accessible name. */
  title: string;
  /** One sentence under the title: what this dialog is for. */
  description?: ReactNode;
  size?: DialogSize | undefined;
  /** Buttons, the safe one first, the primary one last. */
  footer?: ReactNode;
  /** While something runs that must be seen to its end: no Escape, no close button, no click outside. */
  locked?: boolean | undefined;
  children: ReactNode;
}

/** A modal window with the console's title bar. Focus stays inside and returns to where it was. */
export function Dialog(props: DialogProps) {
  const returnFocus = useReturnFocus(props.open);
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Content {...props} returnFocus={returnFocus} />
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ContentProps extends DialogProps {
  returnFocus: ReturnType<typeof useReturnFocus>;
}

function Content(props: ContentProps) {
  const { title, description, size = "medium", footer, locked = false, returnFocus, children } = props;
  const hold = (event: Event) => {
    if (locked) event.preventDefault();
  };
  return (
    <Radix.Content
      {...returnFocus}
      {...(description === undefined ? { "aria-describedby": undefined } : {})}
      onEscapeKeyDown={hold}
      onInteractOutside={hold}
      className={clsx(
        "fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col",
        "overflow-hidden rounded-lg border border-line-strong bg-surface shadow-float",
        sizes[size],
      )}
    >
      <div className="title-bar flex min-h-9 items-center gap-2 border-b border-line-strong px-3">
        <Radix.Title className="min-w-0 truncate text-sm font-semibold">{title}</Radix.Title>
        {!locked && (
          <Radix.Close className="ml-auto flex size-6 items-center justify-center rounded-sm hover:bg-accent-soft">
            <X aria-hidden className="size-4" />
            <span className="sr-only">{t("Close")}</span>
          </Radix.Close>
        )}
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto p-4">
        {description !== undefined && (
          <Radix.Description className="text-muted">{description}</Radix.Description>
        )}
        {children}
      </div>
      {footer !== undefined && (
        <div className="tool-bar flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2.5">
          {footer}
        </div>
      )}
    </Radix.Content>
  );
}
