"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { NEW_CLIENT } from "@/lib/nfs/client-form";
import type { ExportForm } from "@/lib/nfs/export-form";
import type { Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { type DraftedChange, ReviewFlow } from "../../_change/review-flow";
import { draftExportChangeAction } from "../actions";
import { ExportFormDialog } from "./export-form-dialog";
import { exportFormQuery } from "./export-form-query";
import { PrepareChange } from "./prepare-change";

export type ExportTask =
  | { readonly kind: "create" }
  | { readonly kind: "edit"; readonly path: string }
  | { readonly kind: "remove" | "disable" | "enable" | "tunnel-only"; readonly paths: readonly string[] };

interface ExportTasksProps {
  task: ExportTask;
  onClose: () => void;
}

const newExport: ExportForm = { path: "", clients: [NEW_CLIENT] };

/** Form or question, then review: what is asked of an export becomes a text that is reviewed and applied like any other. */
export function ExportTasks({ task, onClose }: ExportTasksProps) {
  const [draft, setDraft] = useState<DraftedChange>();

  const prepare = async (
    change: Parameters<typeof draftExportChangeAction>[0],
    reason: string,
  ): Promise<Result<unknown>> => {
    const drafted = await draftExportChangeAction(change);
    if (drafted.ok) setDraft({ ...drafted.value, file: "exports", reason });
    return drafted;
  };

  if (draft !== undefined) return <ReviewFlow draft={draft} onClose={onClose} />;
  if (task.kind === "create") {
    const create = (form: ExportForm) => prepare({ kind: "create", form }, `Export ${form.path}`);
    return <ExportFormDialog path={undefined} initial={newExport} onClose={onClose} onDraft={create} />;
  }
  if (task.kind === "edit") {
    const { path } = task;
    const edit = (form: ExportForm) => prepare({ kind: "edit", path, form }, `Edit the export of ${path}`);
    return <EditExport path={path} onClose={onClose} onDraft={edit} />;
  }
  const onReview = (drafted: Omit<DraftedChange, "file">) => {
    setDraft({ ...drafted, file: "exports" });
  };
  return <PrepareChange kind={task.kind} paths={task.paths} onClose={onClose} onReview={onReview} />;
}

interface EditExportProps {
  path: string;
  onClose: () => void;
  onDraft: (form: ExportForm) => Promise<Result<unknown>>;
}

/** Waits for what the file says now before it shows the form: nobody edits what was there a minute ago. */
function EditExport({ path, onClose, onDraft }: EditExportProps) {
  const form = useQuery(exportFormQuery(path));
  if (form.data !== undefined) {
    return <ExportFormDialog path={path} initial={form.data} onClose={onClose} onDraft={onDraft} />;
  }
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={t("Edit export")}
      footer={<Button onClick={onClose}>{t("Cancel")}</Button>}
    >
      {form.error ? (
        <Alert kind="error" announce>
          {form.error.message}
        </Alert>
      ) : (
        <p role="status" className="flex items-center gap-2">
          <Spinner /> {t("Reading the exports file…")}
        </p>
      )}
    </Dialog>
  );
}
