"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ShareForm } from "@/lib/samba/share-form";
import type { Failure, Result } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";

interface ShareFormDialogProps {
  /** The share that is edited; undefined creates one. */
  name: string | undefined;
  initial: ShareForm;
  onClose: () => void;
  /** Turns the form into a text to review. A failure stays in the dialog, at its field where it has one. */
  onDraft: (form: ShareForm) => Promise<Result<unknown>>;
}

export const newShare: ShareForm = {
  name: "",
  path: "",
  comment: "",
  access: "read-write",
  guest: false,
  browseable: true,
  validUsers: "",
  encryption: "inherit",
};

const accessOptions = [
  { value: "read-write", label: msg("Read and write") },
  { value: "read-only", label: msg("Read only") },
];

const encryptionOptions = [
  { value: "inherit", label: msg("As the server says (no line of its own)") },
  { value: "required", label: msg("Required: clients that cannot encrypt are refused") },
  { value: "desired", label: msg("Desired: encrypted when the client can") },
  { value: "off", label: msg("Off") },
];

/** The parameters people set in a share. What the form does not know stays in the file as it is. */
export function ShareFormDialog({ name, initial, onClose, onDraft }: ShareFormDialogProps) {
  const form = useForm<ShareForm>({ resolver: zodResolver(ShareForm), defaultValues: initial });
  const { register, formState } = form;
  const { errors, isSubmitting } = formState;
  const [refused, setRefused] = useState<Failure>();

  const submit = form.handleSubmit(async (values) => {
    setRefused(undefined);
    const drafted = await onDraft(values);
    if (drafted.ok) return;
    const atName = drafted.error.fields?.["name"]?.[0];
    if (atName === undefined) setRefused(drafted.error);
    else form.setError("name", { message: atName }, { shouldFocus: true });
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={name === undefined ? t("Create share") : t("Edit share {name}", { name })}
      description={t(
        "Only the lines these fields stand for are written; you see the difference before anything is applied.",
      )}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button variant="primary" type="submit" form="share-form" busy={isSubmitting}>
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
        id="share-form"
        noValidate
        onSubmit={(event) => void submit(event)}
        className="grid gap-3 sm:grid-cols-2"
      >
        <TextField
          label={t("Share name")}
          hint={t("What clients connect to: \\\\server\\name. At most 80 characters.")}
          required
          error={errors.name?.message}
          {...register("name")}
        />
        <SelectField
          label={t("Access")}
          hint={t("The permissions of the folder hold as well.")}
          options={said(accessOptions)}
          error={errors.access?.message}
          {...register("access")}
        />
        <TextField
          className="sm:col-span-2"
          label={t("Path")}
          required
          mono
          hint={t("A folder on the appliance. It has to exist; the panel does not make it.")}
          error={errors.path?.message}
          {...register("path")}
        />
        <TextField
          className="sm:col-span-2"
          label={t("Comment")}
          hint={t("What people see beside the share when they browse.")}
          error={errors.comment?.message}
          {...register("comment")}
        />
        <TextField
          className="sm:col-span-2"
          label={t("Valid users")}
          mono
          hint={t("Users, and groups as @group, divided by commas. Empty: every user with a password.")}
          error={errors.validUsers?.message}
          {...register("validUsers")}
        />
        <SelectField
          className="sm:col-span-2"
          label={t("Encryption")}
          options={said(encryptionOptions)}
          hint={t("What this line does depends on the server's own setting; the review tells who gets in.")}
          error={errors.encryption?.message}
          {...register("encryption")}
        />
        <CheckboxField
          label={t("Guests are welcome")}
          hint={t("No password is asked.")}
          {...register("guest")}
        />
        <CheckboxField
          label={t("Browseable")}
          hint={t("Shown in the list of shares.")}
          {...register("browseable")}
        />
      </form>
    </Dialog>
  );
}

function said(options: readonly { value: string; label: string }[]) {
  return options.map(({ value, label }) => ({ value, label: t(label) }));
}
