"use client";

import { type ReactNode, useState } from "react";
import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Notice } from "@/components/ui/result-notice";
import type { Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

interface CloseDialogProps<How extends string> {
  title: string;
  /** Whom it concerns, and what it does to them. */
  children: ReactNode;
  /** Name of the choice between `options`; the first is chosen at first. */
  choice: string;
  options: readonly [Way<How>, ...Way<How>[]];
  close: (how: How) => Promise<Result<{ readonly message: string }>>;
  onClose: () => void;
  onNotice: (notice: Notice) => void;
}

interface Way<How extends string> {
  readonly value: How;
  readonly label: string;
  readonly hint: string;
  /** On the button that does it. */
  readonly verb: string;
}

/** Asks how sessions are to be closed, closes them, and tells how that ended. Mount it to open it. */
export function CloseDialog<How extends string>(props: CloseDialogProps<How>) {
  const { title, children, choice, options, close, onClose, onNotice } = props;
  const [how, setHow] = useState(options[0].value);
  const closing = useNoticedAction({
    run: close,
    unsure: t("The list tells what is still open."),
    onNotice,
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={title}
      confirmLabel={(options.find(({ value }) => value === how) ?? options[0]).verb}
      danger
      busy={closing.isPending}
      onConfirm={() => {
        closing.mutate(how);
      }}
    >
      <div className="flex flex-col gap-3 [overflow-wrap:anywhere]">
        {children}
        <RadioGroup
          label={choice}
          hint={t("Clients may connect again at once, by what smb.conf says then.")}
          options={options}
          value={how}
          onValueChange={setHow}
          disabled={closing.isPending}
        />
      </div>
    </ConfirmDialog>
  );
}
