"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useReturnFocus } from "@/components/ui/return-focus";
import { useEver } from "@/components/ui/use-ever";

const ConfirmWindow = dynamic(
  () => import("@/components/ui/confirm-window").then((part) => part.ConfirmWindow),
  { ssr: false },
);

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Restart Samba?" */
  title: string;
  /** What will happen, and to whom. */
  children: ReactNode;
  /** The verb of the title: "Restart Samba". */
  confirmLabel: string;
  cancelLabel?: string | undefined;
  /** Red button, for what ends sessions or removes something. */
  danger?: boolean | undefined;
  /** While the action runs: the dialog stays, the button spins. */
  busy?: boolean | undefined;
  /** Does the thing. Close the dialog by `open` when it is done. */
  onConfirm: () => void;
}

/** Asks before something dangerous. Focus starts on Cancel; a click outside does not answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const returnFocus = useReturnFocus(props.open);
  return useEver(props.open) && <ConfirmWindow {...props} returnFocus={returnFocus} />;
}
