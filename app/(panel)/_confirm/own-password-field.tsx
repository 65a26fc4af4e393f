import type { UseFormRegisterReturn } from "react-hook-form";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/words/t";

/** What the field's form asks of it. */
export function ownPasswordRules() {
  return { required: t("Enter your password.") };
}

/** For somebody's own password, asked for before their account or another's is changed. It is the first field of its dialog. */
export function OwnPasswordField({
  error,
  ...registered
}: UseFormRegisterReturn & { error: string | undefined }) {
  return (
    <TextField
      label={t("Your password")}
      hint={t("The one you sign in with: it shows that it is still you who sits here.")}
      type="password"
      required
      autoFocus
      autoComplete="current-password"
      error={error}
      {...registered}
    />
  );
}
