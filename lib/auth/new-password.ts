import * as z from "zod";
import { LONGEST_PASSWORD, tooLong } from "@/lib/auth/password-rules";
import { t } from "@/lib/words/t";

/** A new password; who it is for is checked by `weaknessOf`, since the rule depends on the user name. */
export const NewPassword = z
  .string()
  .min(1, { error: () => t("Enter a new password.") })
  .max(LONGEST_PASSWORD, { error: tooLong });
