"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { DialogProps } from "@/components/ui/dialog";
import type { useReturnFocus } from "@/components/ui/return-focus";
import { t } from "@/lib/words/t";

const sizes: Record<NonNullable<DialogProps["size"]>, string> = {
  small: "max-w-md",
  medium: "max-w-2xl",
  large: "max-w-5xl",
  full: "h-[calc(100dvh-2rem)] max-w-[110rem]",
};

interface DialogWindowProps extends DialogProps {
  returnFocus: ReturnType<typeof useReturnFocus>;
}

/** What `Dialog` loads. */
export function DialogWindow(props: DialogWindowProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Content {...props} />
      </Radix.Portal>
    </Radix.Root>
  );
}

function Content(props: DialogWindowProps) {
  const { title, description, size = "medium", footer, locked = false, returnFocus, children } = props;
  const hold = (event: Event) => {
    if (locked) event.preventDefault();
  };
  return (
    <Radix.Content
      {...returnFocus}
      {...(description === undefined ? { "aria-describedby": undefined } : {})}
      onOpenAutoFocus={startInForm}
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

/** Where there is a form, somebody came to fill it in: the focus starts at its first field, else at the first button. */
function startInForm(event: Event) {
  const field =
    event.currentTarget instanceof Element
      ? event.currentTarget.querySelector<HTMLElement>(
          "form :is(input, select, textarea):not(:disabled, [readonly], [hidden])",
        )
      : null;
  if (field === null) return;
  event.preventDefault();
  field.focus();
}
