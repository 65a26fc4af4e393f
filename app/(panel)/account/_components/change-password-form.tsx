"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { SHORTEST_PASSWORD, weaknessOf } from "@/lib/auth/password-rules";
import { t } from "@/lib/words/t";
import { placeFailure } from "../../_confirm/place-failure";
import { changePasswordAction } from "../actions";

interface ChangePasswordFormProps {
  username: string;
  /** What the password is called that is to be replaced. */
  currentLabel: string;
  onChanged: (message: string) => void;
}

export function ChangePasswordForm({ username, currentLabel, onChanged }: ChangePasswordFormProps) {
  const form = useForm({ defaultValues: { current: "", next: "", again: "" } });
  const [refused, setRefused] = useState("");
  useAsked("password", () => form.setFocus("current"));
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ current, next }) => {
    setRefused("");
    const changed = await changePasswordAction({ current, next }).catch(() => null);
    if (changed?.ok === true) {
      form.reset();
      onChanged(changed.value.message);
    } else setRefused(placeFailure(form, changed?.error, ["current", "next"]));
  });
  return (
    <form
      noValidate
      // Without scripts it does nothing, but then no password gets into an address either.
      method="post"
      aria-label={t("Change password")}
      onSubmit={(event) => void submit(event)}
      className="flex max-w-sm flex-col gap-3"
    >
      {refused !== "" && (
        <Alert kind="error" announce>
          {refused}
        </Alert>
      )}
      {/* For password managers, which file the new password under it. */}
      <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
      <TextField
        label={currentLabel}
        hint={t("The one you signed in with just now.")}
        type="password"
        required
        autoComplete="current-password"
        error={errors.current?.message}
        {...form.register("current", { required: t("Enter the password you signed in with.") })}
      />
      <TextField
        label={t("New password")}
        type="password"
        required
        autoComplete="new-password"
        hint={t(
          "At least {shortest} characters. Several words that have nothing to do with each other are strong, and easy to type.",
          { shortest: SHORTEST_PASSWORD },
        )}
        error={errors.next?.message}
        {...form.register("next", { validate: (next) => weaknessOf(next, username) ?? true })}
      />
      <TextField
        label={t("Repeat new password")}
        hint={t("Once more, so that a slip of the finger does not shut you out.")}
        type="password"
        required
        autoComplete="new-password"
        error={errors.again?.message}
        {...form.register("again", {
          validate: (again, { next }) =>
            again === next || t("The two are not the same. Type the new password again."),
        })}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t("Change password")}
        </Button>
        <span className="text-xs text-muted">{t("Your sessions elsewhere end.")}</span>
      </div>
    </form>
  );
}
