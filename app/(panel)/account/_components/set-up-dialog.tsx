"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Mono } from "@/components/ui/mono";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/words/t";
import { placeFailure } from "../../_confirm/place-failure";
import { beginSecondFactorAction, finishSecondFactorAction } from "../actions";
import { PasswordQuestion } from "./password-question";
import { QrCode } from "./qr-code";

interface AppSecret {
  readonly secret: string;
  readonly modules: readonly (readonly boolean[])[];
}

interface SetUpDialogProps {
  onClose: () => void;
  onDone: (recoveryCodes: readonly string[]) => void;
}

/** Password, then the secret for the app, then a code of it: only with that it counts. */
export function SetUpDialog({ onClose, onDone }: SetUpDialogProps) {
  const [given, setGiven] = useState<AppSecret>();
  if (given !== undefined) return <AppDialog app={given} onClose={onClose} onDone={onDone} />;
  return (
    <PasswordQuestion
      title={t("Set up second factor")}
      verb={t("Go on")}
      act={(password) => beginSecondFactorAction({ password })}
      onClose={onClose}
      onDone={setGiven}
    >
      {t(
        "Have your phone with an authenticator app at hand: Aegis, Google Authenticator, Microsoft Authenticator, or the one of your password manager.",
      )}
    </PasswordQuestion>
  );
}

function AppDialog({ app, onClose, onDone }: SetUpDialogProps & { app: AppSecret }) {
  const form = useForm({ defaultValues: { code: "" } });
  const [refused, setRefused] = useState("");
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ code }) => {
    setRefused("");
    const on = await finishSecondFactorAction({ code }).catch(() => null);
    if (on?.ok === true) onDone(on.value.recoveryCodes);
    else setRefused(placeFailure(form, on?.error, ["code"]));
  });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={t("Set up second factor")}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button variant="primary" type="submit" form="second-factor" busy={isSubmitting}>
            {t("Turn on")}
          </Button>
        </>
      }
    >
      <form
        id="second-factor"
        noValidate
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-3"
      >
        {refused !== "" && (
          <Alert kind="error" announce>
            {refused}
          </Alert>
        )}
        <p>{t("Scan this with your authenticator app, or type the secret into it.")}</p>
        <QrCode modules={app.modules} label={t("QR code for your authenticator app")} />
        <div className="flex items-start gap-2">
          <p className="min-w-0 flex-1">
            <span className="block text-xs text-muted">{t("Secret")}</span>
            <span data-secret>
              <Mono>{inFours(app.secret)}</Mono>
            </span>
          </p>
          <CopyButton text={app.secret} label={t("secret")} />
        </div>
        <TextField
          label={t("Code")}
          required
          mono
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          hint={t("The six digits that the app shows now. Only with them the second factor is turned on.")}
          error={errors.code?.message}
          {...form.register("code", { required: t("Enter the code that the app shows.") })}
        />
      </form>
    </Dialog>
  );
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/gu)?.join(" ") ?? secret;
}
