"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Alert } from "@/components/ui/alert";
import { Spinner } from "@/components/ui/spinner";
import type { ShareForm } from "@/lib/samba/share-form";
import type { Failure, Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { draftShareChangeAction } from "../actions";
import { type DraftedChange, ReviewFlow } from "../../_change/review-flow";
import { newShare, ShareFormDialog } from "./share-form-dialog";
import { shareFormQuery } from "./share-form-query";

export type ShareTask =
  | { readonly kind: "create" }
  | { readonly kind: "edit"; readonly name: string }
  | { readonly kind: "remove"; readonly name: string };

type ShareChange = Parameters<typeof draftShareChangeAction>[0];

interface ShareTasksProps {
  task: ShareTask;
  onClose: () => void;
}

/** Form, then review: what a share form asks becomes a text that is reviewed and applied like any other. */
export function ShareTasks({ task, onClose }: ShareTasksProps) {
  const [draft, setDraft] = useState<DraftedChange>();

  const prepare = async (change: ShareChange, reason: string): Promise<Result<unknown>> => {
    const drafted = await draftShareChangeAction(change);
    if (drafted.ok) setDraft({ ...drafted.value, reason });
    return drafted;
  };

  if (draft !== undefined) return <ReviewFlow draft={draft} onClose={onClose} />;
  if (task.kind === "create") {
    const create = (form: ShareForm) => prepare({ kind: "create", form }, `Create share ${form.name}`);
    return <ShareFormDialog name={undefined} initial={newShare} onClose={onClose} onDraft={create} />;
  }
  const { name } = task;
  if (task.kind === "edit") {
    const edit = (form: ShareForm) => prepare({ kind: "edit", name, form }, `Edit share ${name}`);
    return <EditShare name={name} onClose={onClose} onDraft={edit} />;
  }
  const remove = () => prepare({ kind: "remove", name }, `Remove share ${name}`);
  return <RemoveShare name={name} onClose={onClose} onDraft={remove} />;
}

interface EditShareProps {
  name: string;
  onClose: () => void;
  onDraft: (form: ShareForm) => Promise<Result<unknown>>;
}

/** Waits for what the file says now before it shows the form: nobody edits what was there a minute ago. */
function EditShare({ name, onClose, onDraft }: EditShareProps) {
  const form = useQuery(shareFormQuery(name));
  if (form.data !== undefined) {
    return <ShareFormDialog name={name} initial={form.data} onClose={onClose} onDraft={onDraft} />;
  }
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={t("Edit share {name}", { name })}
      footer={<Button onClick={onClose}>{t("Cancel")}</Button>}
    >
      {form.error ? (
        <Alert kind="error" announce>
          {form.error.message}
        </Alert>
      ) : (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Reading smb.conf…")}
        </p>
      )}
    </Dialog>
  );
}

interface RemoveShareProps {
  name: string;
  onClose: () => void;
  onDraft: () => Promise<Result<unknown>>;
}

function RemoveShare({ name, onClose, onDraft }: RemoveShareProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const confirm = async () => {
    setBusy(true);
    const drafted = await onDraft();
    setBusy(false);
    if (!drafted.ok) setRefused(drafted.error);
  };
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      onOpenChange={onClose}
      onConfirm={() => void confirm()}
      title={t("Remove share {name}?", { name })}
      confirmLabel={t("Review removal")}
    >
      {t(
        "Its lines are taken out of smb.conf; the folder and its files stay. You see the difference before anything is applied, and History can put the share back.",
      )}
      {refused !== undefined && (
        <Alert kind="error" announce className="mt-3">
          {refused.message}
        </Alert>
      )}
    </ConfirmDialog>
  );
}
