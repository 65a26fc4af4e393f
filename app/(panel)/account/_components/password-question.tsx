"use client";

import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { OwnPasswordField, ownPasswordRules } from "../../_confirm/own-password-field";
import { placeFailure } from "../../_confirm/place-failure";

interface PasswordQuestionProps<T> {
  title: string;
  verb: string;
  danger?: boolean;
  act: (password: string) => Promise<Result<T>>;
  onClose: () => void;
  onDone: (value: T) => void;
  /** What it means. */
  children: ReactNode;
}

/** Asks for one's password before something of one's account is changed. */
export function PasswordQuestion<T>(props: PasswordQuestionProps<T>) {
  const { title, verb, danger = false, act, onClose, onDone, children } = props;
  const form = useForm({ defaultValues: { password: "" } });
  const [refused, setRefused] = useState("");
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    setRefused("");
    const ended = await act(password).catch(() => null);
    if (ended?.ok === true) onDone(ended.value);
    else setRefused(placeFailure(form, ended?.error, ["password"]));
  });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            variant={danger ? "danger" : "primary"}
            type="submit"
            form="password-question"
            busy={isSubmitting}
          >
            {verb}
          </Button>
        </>
      }
    >
      <form
        id="password-question"
        noValidate
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-3"
      >
        <p>{children}</p>
        {refused !== "" && (
          <Alert kind="error" announce>
            {refused}
          </Alert>
        )}
        <OwnPasswordField
          error={errors.password?.message}
          {...form.register("password", ownPasswordRules())}
        />
      </form>
    </Dialog>
  );
}
