"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { checkMountPort, MountPort, type PortSurroundings } from "@/lib/nfs/ports/check-mount-port";
import { GUIDE_MOUNT_PORT } from "@/lib/nfs/ports/known-ports";
import type { Failure, Result } from "@/lib/shared/result";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";

interface PinPortDialogProps {
  /** What a port may collide with, as of now. */
  around: PortSurroundings;
  /** Where mountd is pinned by the panel already; null: not. */
  pinned: number | null;
  /** The file that the pin goes into. */
  path: string;
  onClose: () => void;
  /** Turns the port into a text to review. A failure stays in the dialog. */
  onDraft: (port: number) => Promise<Result<unknown>>;
}

/** Asks for the port, with what speaks against it as it is typed; what follows is the review of every change. */
export function PinPortDialog({ around, pinned, path, onClose, onDraft }: PinPortDialogProps) {
  const [typed, setTyped] = useState(String(pinned ?? GUIDE_MOUNT_PORT));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const parsed = MountPort.safeParse(typed.trim());
  const findings = parsed.success ? checkMountPort(parsed.data, around) : [];
  const fault = parsed.success
    ? findings.find(({ severity }) => severity === "error")?.message
    : parsed.error.issues[0]?.message;
  const warning = findings.find(({ severity }) => severity === "warning");

  const submit = async () => {
    if (!parsed.success || fault !== undefined) return;
    setBusy(true);
    setRefused(undefined);
    const drafted = await onDraft(parsed.data);
    setBusy(false);
    if (!drafted.ok) setRefused(drafted.error);
  };

  return (
    <Dialog
      open
      size="small"
      title={t("Pin mountd port")}
      description={t(
        "mountd then has this port after every restart, so that a tunnel and a firewall can name it.",
      )}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form="pin-port"
            busy={busy}
            disabled={!parsed.success || fault !== undefined}
          >
            {t("Review changes")}
          </Button>
        </>
      }
    >
      {refused !== undefined && (
        <Alert kind="error" announce detail={refused.detail}>
          {refused.message}
        </Alert>
      )}
      <form
        id="pin-port"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        className="flex flex-col gap-3"
      >
        <TextField
          label={t("Port")}
          mono
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          error={fault}
          hint={t(
            "The guide takes {port}: the highest port that Linux does not give to outgoing connections.",
            { port: GUIDE_MOUNT_PORT },
          )}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        {warning !== undefined && (
          <Alert kind="warning" announce>
            {warning.message}
          </Alert>
        )}
        <p className="text-muted">
          <Rich
            text="It is written to <code>{path}</code> on the appliance. NFS has to restart for it: clients wait a few seconds and go on by themselves."
            values={{ path }}
          />
        </p>
      </form>
    </Dialog>
  );
}
