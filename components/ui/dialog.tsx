"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useReturnFocus } from "@/components/ui/return-focus";
import { useEver } from "@/components/ui/use-ever";

const DialogWindow = dynamic(
  () => import("@/components/ui/dialog-window").then((part) => part.DialogWindow),
  { ssr: false },
);

export interface DialogProps {
  open: boolean;
  /** Called with `false` for Escape, the close button and a click outside. */
  onOpenChange: (open: boolean) => void;
  /** The dialog's accessible name. */
  title: string;
  /** One sentence under the title: what this dialog is for. */
  description?: ReactNode;
  size?: "small" | "medium" | "large" | "full" | undefined;
  /** Buttons, the safe one first, the primary one last. */
  footer?: ReactNode;
  /** While something runs that must be seen to its end: no Escape, no close button, no click outside. */
  locked?: boolean | undefined;
  children: ReactNode;
}

/**
 * A modal window with the console's title bar. Focus stays inside and returns to where it was. The window comes when it is first
 * opened: no page needs one to be read.
 */
export function Dialog(props: DialogProps) {
  const returnFocus = useReturnFocus(props.open);
  return useEver(props.open) && <DialogWindow {...props} returnFocus={returnFocus} />;
}
