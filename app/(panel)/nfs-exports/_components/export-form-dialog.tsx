"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Plus, Waypoints } from "lucide-react";
import { useState } from "react";
import { type FieldPath, FormProvider, useFieldArray, useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { NEW_CLIENT } from "@/lib/nfs/client-form";
import { ExportForm } from "@/lib/nfs/export-form";
import type { Failure, Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { ClientFields } from "./client-fields";
import { PathNotes } from "./path-notes";

interface ExportFormDialogProps {
  /** The export that is edited; undefined creates one. */
  path: string | undefined;
  initial: ExportForm;
  onClose: () => void;
  /** Turns the form into a text to review. A failure stays in the dialog, at its field where it has one. */
  onDraft: (form: ExportForm) => Promise<Result<unknown>>;
}

/** A folder and who may mount it. What the form has no field for stays in the file as it is. */
export function ExportFormDialog({ path, initial, onClose, onDraft }: ExportFormDialogProps) {
  const form = useForm<ExportForm>({ resolver: zodResolver(ExportForm), defaultValues: initial });
  const { register, formState, control } = form;
  const { errors, isSubmitting } = formState;
  const clients = useFieldArray({ control, name: "clients" });
  const [refused, setRefused] = useState<Failure>();

  const submit = form.handleSubmit(async (values) => {
    setRefused(undefined);
    const drafted = await onDraft(values);
    if (drafted.ok) return;
    const [field, messages] = Object.entries(drafted.error.fields ?? {})[0] ?? [];
    const message = messages?.[0];
    if (field !== undefined && message !== undefined && isField(field)) {
      form.setError(field, { message }, { shouldFocus: true });
    } else {
      setRefused(drafted.error);
    }
  });

  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t(path === undefined ? "Create export" : "Edit export")}
      description={t(
        "Only what these fields stand for is written; you see the difference before anything is applied.",
      )}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button variant="primary" type="submit" form="export-form" busy={isSubmitting}>
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
      <FormProvider {...form}>
        <form
          id="export-form"
          noValidate
          onSubmit={(event) => void submit(event)}
          className="flex flex-col gap-3"
        >
          <TextField
            label={t("Path")}
            required
            mono
            autoComplete="off"
            spellCheck={false}
            hint={<PathNotes original={path} />}
            error={errors.path?.message}
            {...register("path")}
          />
          {clients.fields.map(({ id }, at) => (
            <ClientFields
              key={id}
              at={at}
              onRemove={
                clients.fields.length > 1
                  ? () => {
                      clients.remove(at);
                    }
                  : undefined
              }
            />
          ))}
          {errors.clients?.root?.message !== undefined && (
            <Alert kind="error" announce>
              {errors.clients.root.message}
            </Alert>
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<Plus aria-hidden />}
              onClick={() => {
                clients.append(NEW_CLIENT);
              }}
            >
              {t("Add client")}
            </Button>
            <Button
              icon={<Waypoints aria-hidden />}
              onClick={() => {
                clients.append({ ...NEW_CLIENT, host: "localhost", insecure: true });
              }}
            >
              {t("Add tunnel end (localhost)")}
            </Button>
          </div>
        </form>
      </FormProvider>
    </Dialog>
  );
}

function isField(name: string): name is FieldPath<ExportForm> {
  return name === "path" || /^clients\.\d+\.(?:host|more)$/.test(name);
}
