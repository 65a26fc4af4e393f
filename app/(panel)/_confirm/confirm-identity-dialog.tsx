"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/words/t";
import { confirmIdentityAction } from "../account/actions";
import { OwnPasswordField, ownPasswordRules } from "./own-password-field";
import { placeFailure } from "./place-failure";

interface ConfirmIdentityDialogProps {
  hasSecondFactor: boolean;
  onAnswer: (isConfirmed: boolean) => void;
}

/** Asks somebody for their password, and their code where they have a second factor, before accounts are changed. */
export function ConfirmIdentityDialog({ hasSecondFactor, onAnswer }: ConfirmIdentityDialogProps) {
  const form = useForm({ defaultValues: { password: "", code: "" } });
  const [refused, setRefused] = useState("");
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (given) => {
    setRefused("");
    const answer = await confirmIdentityAction(given).catch(() => null);
    if (answer?.ok === true) onAnswer(true);
    else setRefused(placeFailure(form, answer?.error, ["password", "code"]));
  });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={() => {
        onAnswer(false);
      }}
      title={t("Confirm that it is you")}
      description={t(
        "Accounts are changed only by who has shown lately that they sit here themselves. It holds for ten minutes.",
      )}
      footer={
        <>
          <Button
            onClick={() => {
              onAnswer(false);
            }}
          >
            {t("Cancel")}
          </Button>
          <Button variant="primary" type="submit" form="confirm-identity" busy={isSubmitting}>
            {t("Confirm")}
          </Button>
        </>
      }
    >
      <form
        id="confirm-identity"
        noValidate
        onSubmit={(event) => {
          // It may stand within another form's dialog, which React takes for its parent.
          event.stopPropagation();
          void submit(event);
        }}
        className="flex flex-col gap-3"
      >
        {refused !== "" && (
          <Alert kind="error" announce>
            {refused}
          </Alert>
        )}
        <OwnPasswordField
          error={errors.password?.message}
          {...form.register("password", ownPasswordRules())}
        />
        {hasSecondFactor && (
          <TextField
            label={t("Code")}
            required
            mono
            inputMode="numeric"
            autoComplete="one-time-code"
            hint={t("The six digits that your authenticator app shows now.")}
            error={errors.code?.message}
            {...form.register("code", { required: t("Enter the code.") })}
          />
        )}
      </form>
    </Dialog>
  );
}
